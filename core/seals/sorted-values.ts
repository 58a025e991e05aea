import { bytesFormOf, isDay, isInstant } from "./scalar-columns.ts";
import { digitsAtEnd } from "./text-column.ts";
import { SAME_AS } from "./value-node.ts";

/** Values that stand side by side, as they come. */
export interface ValueColumn {
  readonly path: string;
  readonly values: readonly unknown[];
  /** The record each value is of; null where they are the records themselves, or one a record. */
  readonly recordOf: Uint32Array | null;
  readonly depth: number;
}

/** Values of one kind, in their order. */
export interface ValueGroup {
  readonly kind: ValueKind;
  readonly values: readonly unknown[];
  /** Of each, its place in the column; null where they are the whole column. */
  readonly places: Uint32Array | null;
}

/** What values are sorted by: mostly the kind of their part, and of what is said elsewhere also where. */
export type ValueKind = string;
export const SAME = "same:";

export interface SortedValues {
  /** The first group is that of the first value, and so on: columns that alternate alike say so in the same bytes. */
  readonly groups: readonly ValueGroup[];
  /** The group of each value. */
  readonly order: Uint8Array;
  /** Of a column whose scalars come again. */
  readonly words: ColumnWords | null;
}

export interface ColumnWords {
  /** Each different one, in the order of first sight. */
  readonly words: readonly (string | number)[];
  /** For each scalar of the column the place of its word. */
  readonly places: Uint32Array;
}

/** An object of more fields than any of ours has keeps to itself, as JSON: its keys are rather data. */
const FIELDS_MAX = 250;
const DEPTH_MAX = 12;

type Scalar = string | number;

/** What a value is by itself; more of them say the same as another field of their record. */
const CODES = ["absent", "null", "false", "true", "scalar", "lists", "objects", "json"] as const;
const CODE_OF = Object.fromEntries(CODES.map((kind, code) => [kind, code])) as Record<
  (typeof CODES)[number],
  number
>;

/** `saidAt` gives what each record says at a path. */
export function sortValues(
  column: ValueColumn,
  saidAt: (path: string) => readonly unknown[],
  takesWords: boolean,
): SortedValues {
  const { values } = column;
  const codes = new Uint8Array(values.length);
  const elsewhere = SAME_AS[column.path] ?? [];
  const scalars = findCodes(
    column,
    elsewhere.map((path) => saidAt(path)),
    codes,
  );
  const words = takesWords ? wordsAmong(scalars) : null;
  const kindByCode: (ValueKind | null)[] = [...CODES, ...elsewhere.map((path) => SAME + path)];
  kindByCode[CODE_OF.scalar] = words === null ? null : words.words.length === 1 ? "every" : "words";
  const isNumbered = words === null && areNumbered(scalars);

  const kinds: ValueKind[] = [];
  const groupByCode = new Int16Array(kindByCode.length).fill(-1);
  const groupOf = (kind: ValueKind): number => {
    const known = kinds.indexOf(kind);
    return known < 0 ? kinds.push(kind) - 1 : known;
  };
  // From here on they are the numbers of groups.
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place]!;
    const kind = kindByCode[code]!;
    if (kind === null) {
      codes[place] = groupOf(kindOfScalar(values[place] as Scalar, isNumbered));
      continue;
    }
    if (groupByCode[code] === -1) groupByCode[code] = groupOf(kind);
    codes[place] = groupByCode[code]!;
  }
  return { groups: groupsOf(values, kinds, codes), order: codes, words };
}

/** Writes what each value is, and gives the scalars that no other field says. */
function findCodes(
  { values, recordOf, depth }: ValueColumn,
  elsewhere: readonly (readonly unknown[])[],
  codes: Uint8Array,
): Scalar[] {
  const scalars: Scalar[] = [];
  const hasColumns = rememberColumns();
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place];
    if (typeof value === "string" || Number.isSafeInteger(value)) {
      const record = recordOf === null ? place : recordOf[place]!;
      let said = 0;
      while (said < elsewhere.length && elsewhere[said]![record] !== value) said += 1;
      codes[place] = said < elsewhere.length ? CODES.length + said : CODE_OF.scalar;
      if (said === elsewhere.length) scalars.push(value as Scalar);
    } else if (typeof value === "object" && value !== null && depth < DEPTH_MAX) {
      if (Array.isArray(value)) codes[place] = CODE_OF.lists;
      else codes[place] = hasColumns(value) ? CODE_OF.objects : CODE_OF.json;
    } else if (value === undefined) codes[place] = CODE_OF.absent;
    else if (value === null) codes[place] = CODE_OF.null;
    else if (typeof value === "boolean") codes[place] = value ? CODE_OF.true : CODE_OF.false;
    else codes[place] = CODE_OF.json;
  }
  return scalars;
}

function groupsOf(values: readonly unknown[], kinds: readonly ValueKind[], order: Uint8Array): ValueGroup[] {
  if (kinds.length === 1) return [{ kind: kinds[0]!, values, places: null }];
  const counts = kinds.map(() => 0);
  for (const group of order) counts[group]! += 1;
  const groups = kinds.map((kind, group) => ({
    kind,
    values: new Array<unknown>(counts[group]!),
    places: new Uint32Array(counts[group]!),
  }));
  counts.fill(0);
  for (let place = 0; place < order.length; place += 1) {
    const { values: ofGroup, places } = groups[order[place]!]!;
    const at = counts[order[place]!]!++;
    ofGroup[at] = values[place];
    places[at] = place;
  }
  return groups;
}

/** The words of scalars of which half at least were said before. */
function wordsAmong(scalars: readonly Scalar[]): ColumnWords | null {
  const placeByWord = new Map<Scalar, number>();
  const places = new Uint32Array(scalars.length);
  for (let at = 0; at < scalars.length; at += 1) {
    const value = scalars[at]!;
    let place = placeByWord.get(value);
    if (place === undefined) {
      place = placeByWord.size;
      placeByWord.set(value, place);
      if (!comesAgain(scalars.length, placeByWord.size)) return null;
    }
    places[at] = place;
  }
  return placeByWord.size === 0 ? null : { words: [...placeByWord.keys()], places };
}

/** Whether half of them at least were said before. */
export const comesAgain = (count: number, different: number): boolean => count > 0 && 2 * different <= count;

function kindOfScalar(value: Scalar, isNumbered: boolean): ValueKind {
  if (typeof value === "number") return "integers";
  return kindOfText(value) ?? (isNumbered && endsInDigit(value) ? "numbered" : "json");
}

function kindOfText(text: string): "uuid" | "hash" | "days" | "instants" | null {
  const form = bytesFormOf(text);
  if (form !== null) return form;
  if (isDay(text)) return "days";
  return isInstant(text) ? "instants" : null;
}

/** Whether most texts that end in digits begin as others do. */
function areNumbered(scalars: readonly Scalar[]): boolean {
  const beginnings: string[] = [];
  for (const value of scalars)
    if (typeof value === "string" && endsInDigit(value) && kindOfText(value) === null)
      beginnings.push(value.slice(0, value.length - digitsAtEnd(value)));
  return wordsAmong(beginnings) !== null;
}

const endsInDigit = (text: string): boolean => digitsAtEnd(text) > 0;

/** Whether each field of an object may be a column beside those that there are, which then it is. */
function rememberColumns(): (value: object) => boolean {
  const names = new Set<string>();
  let before: readonly string[] = [];
  return (value) => {
    const keys = Object.keys(value);
    // Mostly one looks like the last one.
    if (areAlike(keys, before) || keys.every((key) => names.has(key))) return true;
    const added = keys.filter((key) => !names.has(key));
    if (names.size + added.length > FIELDS_MAX || added.includes("__proto__")) return false;
    for (const key of added) names.add(key);
    before = keys;
    return true;
  };
}

function areAlike(keys: readonly string[], others: readonly string[]): boolean {
  if (keys.length !== others.length) return false;
  for (let at = 0; at < keys.length; at += 1) if (keys[at] !== others[at]) return false;
  return true;
}
