import { type CalendarDate, toDayNumber } from "../calendar-date.ts";
import { createNamedDictionary, createTextDictionary } from "./dictionary.ts";
import { gatherLines } from "./gather-lines.ts";
import { createGrowingColumn, growingFloat64, growingInt32, growingUint32 } from "./growing-column.ts";
import type { LedgerColumns, LedgerVoucher, Named } from "./ledger-columns.ts";
import { orderByGroup } from "./order-by-group.ts";

/** One posting on its way into columns, with what it must know of its voucher. */
export interface LedgerLine {
  readonly voucher: LedgerVoucher;
  readonly day: CalendarDate;
  readonly journal: Named;
  readonly account: Named;
  readonly party: Named | null;
  readonly practitioner: string | null;
  /** Debit positive, credit negative. */
  readonly cents: number;
  readonly provenance: string;
  readonly label: string;
  readonly matching: string | null;
}

export interface LedgerBuilder {
  readonly length: number;
  readonly append: (line: LedgerLine) => void;
  /** The columns, lines of one voucher standing together even where they came apart. */
  readonly build: () => LedgerColumns;
}

/** Index 0 of parties, practitioners and matchings means none. */
export const NO_NAMED: Named = { code: "", label: "" };

export function createLedgerBuilder(): LedgerBuilder {
  const day = growingInt32();
  const cents = growingFloat64();
  const journal = createGrowingColumn((length) => new Uint16Array(length));
  const account = growingUint32();
  const party = growingUint32();
  const practitioner = createGrowingColumn((length) => new Uint16Array(length));
  const voucher = growingUint32();
  const provenance = createGrowingColumn((length) => new Uint8Array(length));
  const label = growingUint32();
  const matching = growingUint32();

  const journals = createNamedDictionary([], 0x1_0000);
  const accounts = createNamedDictionary();
  const parties = createNamedDictionary([NO_NAMED]);
  const practitioners = createTextDictionary([""], 0x1_0000);
  const provenances = createTextDictionary([], 0x100);
  const labels = createTextDictionary();
  const matchings = createTextDictionary([""]);
  const voucherIds = createTextDictionary();
  const vouchers: LedgerVoucher[] = [];

  let scattered = false;

  return {
    get length() {
      return day.length;
    },
    append: (line) => {
      const voucherIndex = voucherIds.indexOf(line.voucher.id);
      const isNew = voucherIndex === vouchers.length;
      if (isNew) vouchers.push(line.voucher);
      else if (voucher.at(voucher.length - 1) !== voucherIndex) scattered = true;
      day.push(toDayNumber(line.day));
      cents.push(line.cents === 0 ? 0 : line.cents); // -0 is another eight bytes
      journal.push(journals.indexOf(line.journal.code, line.journal.label));
      account.push(accounts.indexOf(line.account.code, line.account.label));
      party.push(line.party === null ? 0 : parties.indexOf(line.party.code, line.party.label));
      practitioner.push(practitioners.indexOf(line.practitioner ?? ""));
      voucher.push(voucherIndex);
      provenance.push(provenances.indexOf(line.provenance));
      label.push(labels.indexOf(line.label));
      matching.push(matchings.indexOf(line.matching ?? ""));
    },
    build: () => {
      const columns: LedgerColumns = {
        length: day.length,
        day: day.values().slice(),
        cents: cents.values().slice(),
        journal: journal.values().slice(),
        account: account.values().slice(),
        party: party.values().slice(),
        practitioner: practitioner.values().slice(),
        voucher: voucher.values().slice(),
        provenance: provenance.values().slice(),
        label: label.values().slice(),
        matching: matching.values().slice(),
        dictionaries: {
          journals: journals.values(),
          accounts: accounts.values(),
          parties: parties.values(),
          practitioners: [...practitioners.values()],
          provenances: [...provenances.values()],
          labels: [...labels.values()],
          matchings: [...matchings.values()],
          vouchers: [...vouchers],
        },
      };
      return scattered ? gatherLines(columns, orderByGroup(columns.voucher, vouchers.length)) : columns;
    },
  };
}
