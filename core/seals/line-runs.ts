import type { LedgerColumns } from "../ledger/ledger-columns.ts";

/** Lines of one voucher that stand together are a run: what it is worth to say of them once, or not at all. */
export function countRuns(voucher: Uint32Array): number {
  let runs = 0;
  for (let line = 0; line < voucher.length; line += 1) if (isFirst(voucher, line)) runs += 1;
  return runs;
}

const isFirst = (voucher: Uint32Array, line: number) => line === 0 || voucher[line] !== voucher[line - 1];
const isLast = (voucher: Uint32Array, line: number) =>
  line === voucher.length - 1 || voucher[line] !== voucher[line + 1];

/** What a run comes to after each of its lines but the last, and after the last, which is nothing where it balances. */
export function sumsOf({ cents, voucher }: Pick<LedgerColumns, "cents" | "voucher">): [number[], number[]] {
  const sums: number[] = [];
  const ends: number[] = [];
  let sum = 0;
  for (let line = 0; line < cents.length; line += 1) {
    sum = isFirst(voucher, line) ? cents[line]! : sum + cents[line]!;
    (isLast(voucher, line) ? ends : sums).push(sum);
  }
  return [sums, ends];
}

export function amountsOf(voucher: Uint32Array, sums: Float64Array, ends: Float64Array): Float64Array {
  const cents = new Float64Array(voucher.length);
  let before = 0;
  for (let line = 0, atSum = 0, atEnd = 0; line < cents.length; line += 1) {
    if (isFirst(voucher, line)) before = 0;
    const sum = isLast(voucher, line) ? ends[atEnd++]! : sums[atSum++]!;
    cents[line] = sum - before;
    before = sum;
  }
  return cents;
}

/** The label each run begins with, and for each line zero where it has the same one. */
export function labelParts({
  label,
  voucher,
}: Pick<LedgerColumns, "label" | "voucher">): [number[], number[]] {
  const firsts: number[] = [];
  const others: number[] = [];
  for (let line = 0; line < label.length; line += 1) {
    if (isFirst(voucher, line)) firsts.push(label[line]!);
    others.push(label[line] === firsts.at(-1) ? 0 : label[line]! + 1);
  }
  return [firsts, others];
}

export function labelsOf(voucher: Uint32Array, firsts: Uint32Array, others: Uint32Array): Uint32Array {
  const label = new Uint32Array(voucher.length);
  let run = -1;
  for (let line = 0; line < label.length; line += 1) {
    if (isFirst(voucher, line)) run += 1;
    label[line] = others[line] === 0 ? firsts[run]! : others[line]! - 1;
  }
  return label;
}

/** The journal each voucher's first line stands in: entries are numbered in each by itself. */
export function journalByVoucher({
  voucher,
  journal,
  dictionaries,
}: Pick<LedgerColumns, "voucher" | "journal"> & {
  readonly dictionaries: { readonly vouchers: { readonly length: number } };
}): Uint16Array {
  const journals = new Uint16Array(dictionaries.vouchers.length);
  for (let line = voucher.length - 1; line >= 0; line -= 1) journals[voucher[line]!] = journal[line]!;
  return journals;
}
