import { type CollectionName, collections, type Documents } from "#core/collections.ts";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import type { Changes, DocumentChange, Facts, Problem } from "#core/commands/command-module.ts";
import { decide, looksFromOf, needsOf } from "#core/commands/decide.ts";
import { settlementIn } from "#core/matchings/line-matching.ts";
import type { ImportedEntry } from "#core/matchings/lines-to-match.ts";
import type { Matching } from "#core/matchings/matching.ts";
import { matchingIdOf } from "#core/matchings/matching.ts";
import { type NumberSeries, numbered, seriesOf } from "#core/numbering/number-invoice.ts";
import type { Result } from "#core/result.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { debitExcessCents, type Posting, signedCents } from "#core/vouchers/posting.ts";
import { isInvoice, type Voucher } from "#core/vouchers/voucher.ts";

export const COMPANY = "company-1";
/** Who begins the books in a model, and so administers them. */
export const OWNER = "anna";

type CompanyFields = CommandArgs["company.create"]["company"];

const common = {
  currency: "EUR" as const,
  address1: "1 rue des Lilas",
  postalCode: "69003",
  city: "Lyon",
  fiscalYears: [{ from: "2026-01-01", through: "2026-12-31" }],
  booksStart: "2026-01-01",
  numbering: "central" as const,
};

/** A small French firm that invoices with VAT, services due on payment. */
export const frenchFirm: CompanyFields = {
  ...common,
  name: "Atelier Lumen",
  country: "FR",
  registration: "732829320",
  vatNumber: "FR44732829320",
  basis: "accrual",
  practice: "company",
  vatHistory: [{ from: "2026-01-01", status: "liable", onDebits: false }],
  practitioners: [],
};

/** A French practice of two, on cash-basis books, exempt. */
export const practice: CompanyFields = {
  ...common,
  name: "Cabinet Dupont Martin",
  country: "FR",
  registration: "552100554",
  vatNumber: "",
  basis: "cash",
  practice: "alone",
  vatHistory: [{ from: "2026-01-01", status: "exempt", onDebits: false }],
  practitioners: [
    { id: "dup", name: "Anne Dupont", code: "DUP" },
    { id: "mar", name: "Jean Martin", code: "MAR" },
  ],
};

/** A Dutch craftsman's books. */
export const dutchCraftsman: CompanyFields = {
  ...common,
  name: "Timmerbedrijf De Vries",
  country: "NL",
  registration: "27312152",
  vatNumber: "NL001234567B01",
  basis: "accrual",
  practice: "company",
  vatHistory: [{ from: "2026-01-01", status: "liable", onDebits: false }],
  practitioners: [],
};

/** A line of an invoice; what is not said is one hour at 100 € and 20 %. */
export const aLine = (fields: Partial<InvoiceLine> = {}): InvoiceLine => ({
  id: "line-1",
  articleId: null,
  articleNumber: null,
  text: "Conseil",
  quantityThousandths: 1000,
  unitPriceCents: 10_000,
  priceIncludesVat: false,
  discountBasisPoints: 0,
  nature: "services",
  vat: "fr-2000",
  account: null,
  ...fields,
});

export interface BooksModel {
  readonly facts: Facts;
  /** Entries of imported books, which are no documents. */
  readonly importedEntries: Map<string, ImportedEntry>;
  /** Decides a command and, when accepted, applies it as the server would. */
  readonly send: <Type extends CommandType>(
    type: Type,
    args: CommandArgs[Type],
    by?: string,
  ) => Result<Changes, Problem>;
  /** The same for what must be accepted: throws the problem otherwise. */
  readonly must: <Type extends CommandType>(type: Type, args: CommandArgs[Type], by?: string) => Changes;
  /** Puts a document there as if it had always been. */
  readonly put: (change: DocumentChange) => void;
  /** Drafts and approves a sale to customer `C1`. */
  readonly aSale: (id: string, lines: InvoiceLine[], day?: string, practitioner?: string | null) => void;
  /** Drafts and approves a credit note on a sale. */
  readonly aCreditNote: (
    id: string,
    credits: string,
    lines: InvoiceLine[],
    day?: string,
  ) => Result<Changes, Problem>;
  /** Records a payment by bank transfer that settles one sale. */
  readonly aPayment: (id: string, sale: string, cents: number, day?: string) => Result<Changes, Problem>;
  readonly approve: (id: string, by?: string, closing?: true) => Result<Changes, Problem>;
  readonly voucher: (id: string) => Voucher;
  readonly matching: (sale: string) => Matching;
  readonly vouchers: () => Voucher[];
  /** Cents by account over everything booked, without the accounts that come to nothing. */
  readonly balances: () => Record<string, number>;
}

/**
 * Books in memory that decide commands one after the other as a device and the server do. A rule sees only what its
 * `needs` named, every answer is asked twice, and every document it accepts is checked against its schema.
 */
export function createBooksModel(company: CompanyFields = frenchFirm): BooksModel {
  const documents = new Map<string, Documents[CollectionName]>();
  const series = new Map<string, NumberSeries>();
  let counter = 0;
  const key = (collection: CollectionName, id: string) => `${collection}/${id}`;
  const importedEntries = new Map<string, ImportedEntry>();
  const facts: Facts = {
    importedEntry: (voucher) => importedEntries.get(voucher) ?? null,
    get: <Name extends CollectionName>(collection: Name, id: string) =>
      (documents.get(key(collection, id)) as Documents[Name] | undefined) ?? null,
    vouchersFrom: (day) =>
      [...documents].flatMap(([name, document]) =>
        name.startsWith("vouchers/") && (document as Voucher).day >= day ? [document as Voucher] : [],
      ),
  };

  const put = ({ collection, id, after }: DocumentChange) => {
    if (after === null) documents.delete(key(collection, id));
    else documents.set(key(collection, id), after);
  };

  const numberInvoice = (id: string) => {
    const voucher = facts.get("vouchers", id)!;
    if (!isInvoice(voucher)) throw new Error(`${id} is no invoice`);
    const name = seriesOf(voucher, voucher.day);
    const current = series.get(name) ?? { nextNumber: 1, lastDay: null };
    const after = numbered(voucher, name, current);
    series.set(name, { nextNumber: current.nextNumber + 1, lastDay: after.day });
    put({ collection: "vouchers", id, after });
  };

  const send: BooksModel["send"] = (type, args, by = OWNER) => {
    counter += 1;
    const command: CommandEnvelope = {
      id: `command-${counter}`,
      company: COMPANY,
      device: "device-1",
      counter,
      previousHash: null,
      type,
      version: 1,
      args: JSON.parse(JSON.stringify(args)) as unknown,
      madeBy: by,
      madeAt: "2026-03-10T09:00:00.000Z",
      hash: "0".repeat(64),
    };
    const { needed, named } = needsLoaded(command, facts);
    const before = JSON.stringify([...documents]);
    const decided = decide(command, needed);
    if (JSON.stringify(decided) !== JSON.stringify(decide(command, needed)))
      throw new Error(`${type} is decided differently the second time`);
    if (JSON.stringify([...documents]) !== before) throw new Error(`${type} wrote into its facts`);
    if (!decided.ok) return decided;
    for (const change of decided.value.documents) {
      if (!named.has(key(change.collection, change.id)))
        throw new Error(`${type} writes ${key(change.collection, change.id)}, which its needs do not name`);
      checkDocument(change, command);
      put(change);
    }
    decided.value.toNumber?.forEach(numberInvoice);
    return decided;
  };

  const must: BooksModel["must"] = (type, args, by) => {
    const decided = send(type, args, by);
    if (!decided.ok) throw new Error(`${type} is refused: ${JSON.stringify(decided.problem)}`);
    return decided.value;
  };

  const approve = (id: string, by?: string, closing?: true) => {
    const draft = facts.get("vouchers", id)!;
    if (!isInvoice(draft)) throw new Error(`${id} is no invoice`);
    const party = draft.party === null ? null : facts.get("parties", draft.party);
    const said = closing === undefined ? {} : { closing };
    return send("voucher.approve", { id, seenHash: approvalHash(draft, party), ...said }, by);
  };

  must("company.create", { company, memberName: "Anna" });
  const customer = {
    role: "customer" as const,
    number: "C1",
    name: "Café du Marché",
    vatNumber: "FR40303265045",
  };
  must("party.save", { id: "c1", set: customer });

  return {
    facts,
    importedEntries,
    send,
    must,
    put,
    approve,
    aSale: (id, lines, day = "2026-03-01", practitioner = null) => {
      const set = { day, lines, practitioner, party: "c1" };
      must("voucher.draft", { id, kind: "sale", credits: null, set });
      const approved = approve(id);
      if (!approved.ok) throw new Error(`${id} is refused: ${JSON.stringify(approved.problem)}`);
    },
    aCreditNote: (id, credits, lines, day = "2026-03-05") => {
      must("voucher.draft", { id, kind: "creditNote", credits, set: { day, lines, party: "c1" } });
      return approve(id);
    },
    aPayment: (id, sale, cents, day = "2026-03-04") =>
      send("payment.record", aPaymentOf(id, cents, { day, settles: [{ voucher: sale, cents }] })),
    voucher: (id) => facts.get("vouchers", id)!,
    matching: (sale) => settlementIn(facts, matchingIdOf(sale))!,
    vouchers: () =>
      [...documents].flatMap(([name, document]) =>
        name.startsWith("vouchers/") ? [document as Voucher] : [],
      ),
    balances: () => {
      const cents: Record<string, number> = {};
      for (const [name, document] of documents)
        if (name.startsWith("vouchers/"))
          for (const posting of (document as Voucher).postings)
            cents[posting.account] = (cents[posting.account] ?? 0) + signedCents(posting);
      return Object.fromEntries(Object.entries(cents).filter(([, sum]) => sum !== 0));
    },
  };
}

/** A bank transfer from customer C1; what is not said is that it settles nothing. */
export const aPaymentOf = (
  id: string,
  amountCents: number,
  fields: Partial<CommandArgs["payment.record"]> = {},
): CommandArgs["payment.record"] => ({
  id,
  day: "2026-03-04",
  label: "",
  amountCents,
  means: "transfer",
  party: "c1",
  practitioner: null,
  settles: [],
  account: null,
  ...fields,
});

/** Postings as they stand in a journal: account, debit or credit, amount. */
export const journalPage = (postings: readonly Posting[]): string[] =>
  postings.map(({ account, side, cents }) => `${account} ${side} ${(cents / 100).toFixed(2)}`).sort();

/** Only what the command's needs lead to; anything else would be missing on a device or on the server. */
function needsLoaded(command: CommandEnvelope, all: Facts) {
  const named = new Set<string>();
  const { importedEntry = () => null } = all;
  const needed: Facts = {
    importedEntry,
    get: (collection, id) => {
      if (!named.has(`${collection}/${id}`))
        throw new Error(`${command.type} looks at ${collection}/${id}, which its needs do not name`);
      return all.get(collection, id);
    },
    vouchersFrom: (day) => {
      const from = looksFromOf(command, lenient);
      if (from === null || day < from) throw new Error(`${command.type} looks at vouchers unasked`);
      return all.vouchersFrom(day);
    },
  };
  const lenient: Facts = {
    importedEntry,
    get: (collection, id) => (named.has(`${collection}/${id}`) ? all.get(collection, id) : null),
    vouchersFrom: () => [],
  };
  for (let before = -1; before !== named.size; ) {
    before = named.size;
    for (const { collection, id } of needsOf(command, lenient)) named.add(`${collection}/${id}`);
  }
  return { needed, named };
}

function checkDocument({ collection, id, after }: DocumentChange, command: CommandEnvelope) {
  if (after === null) return;
  const parsed = collections[collection].safeParse(after);
  if (!parsed.success) throw new Error(`${command.type} makes a bad ${collection}/${id}: ${parsed.error}`);
  if (after.id !== id) throw new Error(`${command.type} writes ${after.id} as ${collection}/${id}`);
  if ("acts" in after && after.acts[command.device] !== command.counter)
    throw new Error(`${command.type} does not stamp ${collection}/${id}`);
  if (hasMinusZero(after)) throw new Error(`${command.type} writes -0 into ${collection}/${id}`);
  if (collection === "vouchers" && debitExcessCents(after.postings) !== 0)
    throw new Error(`${command.type} leaves ${id} unbalanced: ${journalPage(after.postings).join(", ")}`);
}

function hasMinusZero(value: unknown): boolean {
  if (typeof value === "number") return Object.is(value, -0);
  return typeof value === "object" && value !== null && Object.values(value).some(hasMinusZero);
}
