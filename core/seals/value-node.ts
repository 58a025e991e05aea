/** How many values stand side by side in a body: of each kind together, and of which kind each one is. */
export interface ValueNode {
  /** The block that says for each value which part it is in; null where there is one part. */
  readonly order: number | null;
  readonly parts: readonly ValuePart[];
}

/** Values of one kind, in their order. Numbers are those of blocks unless said. */
export type ValuePart =
  | readonly ["absent"]
  | readonly ["null"]
  | readonly ["false"]
  | readonly ["true"]
  /** As the same record says at that path. */
  | readonly ["same", path: string]
  /** One text or number, which each of them is. */
  | readonly ["every", value: string | number]
  /** Texts and whole numbers that come again: which of the body's words this column has, and which of those each is. */
  | readonly ["words", words: number, count: number, places: number]
  /** Each as it is, or, with steps, by how far it is from the one before. */
  | readonly ["integers", block: number, hasSteps: 0 | 1]
  | readonly ["bytes", block: number, form: BytesForm]
  | readonly ["days", block: number]
  | readonly ["instants", block: number]
  /** Texts that end in digits, counting for each value of another field apart where there is one. */
  | readonly ["numbered", block: number, beginnings: readonly string[], by: string | null]
  /** A list of JSON: texts, or whatever is of no other kind. */
  | readonly ["json", block: number]
  | readonly ["lists", lengths: number, items: ValueNode]
  | readonly ["objects", fields: Readonly<Record<string, ValueNode>>];

export type BytesForm = "uuid" | "hash";

/** Where vouchers mostly say what they say elsewhere. It is written into each body, so it may change with time. */
export const SAME_AS: Readonly<Record<string, readonly string[]>> = {
  changedAt: ["createdAt"],
  changedBy: ["createdBy"],
  dueDay: ["day"],
  "approval.approvedAt": ["changedAt"],
  "approval.approvedBy": ["changedBy"],
  "approval.day": ["day"],
  "partyCopy.id": ["party"],
  "postings.party": ["party"],
  "postings.cents": ["amountCents", "totals.grossCents", "totals.netCents", "totals.vatCents"],
  "settles.cents": ["amountCents"],
  "totals.categories.netCents": ["totals.netCents"],
  "totals.categories.vatCents": ["totals.vatCents"],
  "totals.lineNetCents": ["totals.netCents"],
};

/** Fields whose numbers go on for each value of another. */
export const NUMBERED_BY: Readonly<Record<string, string>> = { entryNumber: "journal" };

/** What a record says at the end of a path through its objects. */
export function valueAt(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const name of path) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    if (!Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

export const pathFrom = (path: string): readonly string[] => path.split(".");
export const pathTo = (path: string, field: string): string => (path === "" ? field : `${path}.${field}`);

/** For each of those records, or of the first so many, the number of what it says. */
export function groupsOf(records: Uint32Array | null, length: number, said: readonly unknown[]): Uint32Array {
  const groupByValue = new Map<unknown, number>();
  const groups = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) {
    const value = said[records?.[at] ?? at];
    const group = groupByValue.get(value) ?? groupByValue.size;
    groupByValue.set(value, group);
    groups[at] = group;
  }
  return groups;
}
