import { inflateSync } from "fflate";
import { toDayNumber } from "#core/calendar-date.ts";
import { splitSealedBodies } from "#core/replication/sealed-bodies.ts";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import { decodeLines } from "#core/seals/line-codec.ts";

export interface FloorBody {
  readonly hash: string;
  readonly byteLength: number;
}
export type FloorQuestion =
  | { readonly kind: "fill"; readonly path: string; readonly batches: readonly (readonly FloorBody[])[] }
  | { readonly kind: "filter"; readonly filter: LedgerFilter };
export interface FloorAnswer {
  readonly tookMs: number;
  readonly bytes: number;
  readonly debitCents: number;
}

/** The least that the same books take. */
export interface FloorPage {
  readonly ask: (question: FloorQuestion) => Promise<FloorAnswer>;
}

/** All lines side by side, their words numbered alike. */
interface Lines {
  readonly day: Int32Array;
  readonly cents: Float64Array;
  readonly journal: Uint8Array;
  readonly account: Uint8Array;
  readonly provenance: Uint8Array;
}

let bodies: Uint8Array[] = [];
let lines: Lines | null = null;
const words = { journals: [] as string[], accounts: [] as string[], provenances: [] as string[] };

async function fill(path: string, batches: readonly (readonly FloorBody[])[]): Promise<FloorAnswer> {
  const from = performance.now();
  bodies = [];
  let bytes = 0;
  for (const batch of batches) {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ hashes: batch.map(({ hash }) => hash) }),
    });
    const buffer = new Uint8Array(await answer.arrayBuffer());
    bytes += buffer.length;
    for (const [index, deflated] of splitSealedBodies(buffer, batch.length).entries())
      if (typeof deflated === "string") throw new Error(`A body was ${deflated}`);
      else bodies.push(inflateSync(deflated, { out: new Uint8Array(batch[index]!.byteLength) }));
  }
  return { tookMs: performance.now() - from, bytes, debitCents: 0 };
}

function gather(): Lines {
  const segments = bodies.map((body) => decodeLines(body));
  const length = segments.reduce((sum, segment) => sum + segment.length, 0);
  const all: Lines = {
    day: new Int32Array(length),
    cents: new Float64Array(length),
    journal: new Uint8Array(length),
    account: new Uint8Array(length),
    provenance: new Uint8Array(length),
  };
  const place = (known: string[], word: string) => {
    if (!known.includes(word)) known.push(word);
    return known.indexOf(word);
  };
  let at = 0;
  for (const { dictionaries, ...segment } of segments) {
    const journals = dictionaries.journals.map(({ code }) => place(words.journals, code));
    const accounts = dictionaries.accounts.map(({ code }) => place(words.accounts, code));
    const provenances = dictionaries.provenances.map((word) => place(words.provenances, word));
    for (let line = 0; line < segment.length; line += 1, at += 1) {
      all.day[at] = segment.day[line]!;
      all.cents[at] = segment.cents[line]!;
      all.journal[at] = journals[segment.journal[line]!]!;
      all.account[at] = accounts[segment.account[line]!]!;
      all.provenance[at] = provenances[segment.provenance[line]!]!;
    }
  }
  bodies = [];
  return all;
}

function filter({ from, through, journals, provenances }: LedgerFilter): FloorAnswer {
  lines ??= gather();
  const { day, cents, journal, account, provenance } = lines;
  const began = performance.now();
  const fromDay = from === undefined ? -Infinity : toDayNumber(from);
  const throughDay = through === undefined ? Infinity : toDayNumber(through);
  const isWanted = (known: readonly string[], wanted: readonly string[] | undefined) =>
    Uint8Array.from(known, (word) => (wanted === undefined || wanted.includes(word) ? 1 : 0));
  const ofJournal = isWanted(words.journals, journals);
  const ofProvenance = isWanted(words.provenances, provenances);
  const debits = new Float64Array(words.accounts.length);
  const credits = new Float64Array(words.accounts.length);
  for (let line = 0; line < day.length; line += 1) {
    if (day[line]! < fromDay || day[line]! > throughDay) continue;
    if (ofJournal[journal[line]!] === 0 || ofProvenance[provenance[line]!] === 0) continue;
    const one = cents[line]!;
    if (one < 0) credits[account[line]!]! -= one;
    else debits[account[line]!]! += one;
  }
  const debitCents = debits.reduce((sum, one) => sum + one, 0);
  return { tookMs: performance.now() - began, bytes: 0, debitCents };
}

const page: FloorPage = {
  ask: async (question) =>
    question.kind === "fill" ? fill(question.path, question.batches) : filter(question.filter),
};
Object.assign(globalThis, { bench: page });
