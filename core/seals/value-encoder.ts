import { canonicalJsonBytes } from "../canonical-json.ts";
import type { BlockWriter } from "./body-blocks.ts";
import { encodeIntegers } from "./integer-column.ts";
import {
  bytesFormOf,
  encodeBytes,
  encodeDays,
  encodeInstants,
  encodeNumbers,
  encodeSteps,
  isDay,
  isInstant,
} from "./scalar-columns.ts";
import { encodeTexts } from "./text-column.ts";
import {
  groupsOf,
  NUMBERED_BY,
  pathFrom,
  pathTo,
  SAME_AS,
  type ValueNode,
  type ValuePart,
  valueAt,
} from "./value-node.ts";

/** Writes values of records side by side, each kind of them in the way that takes least. */
export interface ValueEncoder {
  readonly encode: (records: readonly unknown[]) => ValueNode;
  /** The words that columns name, which come last. */
  readonly words: () => ValueNode;
  readonly countWords: () => number;
}

interface Column {
  readonly path: string;
  readonly values: readonly unknown[];
  /** The record each value is of; null where they are the records themselves, or one a record. */
  readonly recordOf: Uint32Array | null;
  readonly depth: number;
}

/** An object of more fields than any of ours has keeps to itself, as JSON: its keys are rather data. */
const FIELDS_MAX = 250;
const DEPTH_MAX = 12;

export function createValueEncoder(writer: BlockWriter): ValueEncoder {
  const wordByValue = new Map<unknown, number>();
  const said = new Map<string, readonly unknown[]>();
  let records: readonly unknown[] = [];

  const saidAt = (path: string): readonly unknown[] => {
    let values = said.get(path);
    if (values === undefined) {
      const steps = pathFrom(path);
      values = records.map((record) => valueAt(record, steps));
      said.set(path, values);
    }
    return values;
  };

  const encodeColumn = (column: Column, takesWords: boolean): ValueNode => {
    const { groups, order } = sortIntoGroups(column, kindsIn(column, saidAt, takesWords));
    const parts = groups.map((group) => encodePart(column, group));
    return { order: parts.length > 1 ? writer.put(encodeIntegers(order)) : null, parts };
  };

  const encodePart = ({ path, recordOf, depth }: Column, { kind, values, places }: Group): ValuePart => {
    switch (kind) {
      case "absent":
      case "null":
      case "false":
      case "true":
        return [kind];
      case "every":
        return [kind, values[0] as string | number];
      case "words":
        return encodeWords(values);
      case "integers": {
        const { bytes, hasSteps } = encodeNumbers(values as number[]);
        return [kind, writer.put(bytes), hasSteps];
      }
      case "uuid":
      case "hash":
        return ["bytes", writer.putRandom(encodeBytes(values as string[], kind)), kind];
      case "days":
        return [kind, writer.put(encodeDays(values as string[]))];
      case "instants":
        return [kind, writer.put(encodeInstants(values as string[]))];
      case "numbered": {
        const by = NUMBERED_BY[path] ?? null;
        const groups = by === null ? undefined : groupsOf(recordsOf(recordOf, places), saidAt(by));
        const { bytes, beginnings } = encodeTexts(values as string[], groups);
        return [kind, writer.put(bytes), beginnings, by];
      }
      case "lists": {
        const lists = values as (readonly unknown[])[];
        const lengths = lists.map(({ length }) => length);
        const items = lists.flatMap((list) => list.map((item) => item ?? null));
        const recordOfItem = repeated(recordsOf(recordOf, places), lengths);
        return [
          kind,
          writer.put(encodeIntegers(lengths)),
          encodeColumn({ path, values: items, recordOf: recordOfItem, depth: depth + 1 }, true),
        ];
      }
      case "objects": {
        const recordOfObject = recordsOf(recordOf, places);
        const fields: Record<string, ValueNode> = {};
        for (const [name, fieldValues] of columnsOf(values as Fields[])) {
          const field = { path: pathTo(path, name), values: fieldValues, depth: depth + 1 };
          fields[name] = encodeColumn({ ...field, recordOf: recordOfObject }, true);
        }
        return [kind, fields];
      }
      case "json":
        return [kind, writer.put(canonicalJsonBytes(values))];
      default:
        return ["same", kind.slice(SAME.length)];
    }
  };

  const encodeWords = (values: readonly unknown[]): ValuePart => {
    const placeByWord = new Map<unknown, number>();
    const places = new Uint32Array(values.length);
    const words: number[] = [];
    values.forEach((value, index) => {
      let place = placeByWord.get(value);
      if (place === undefined) {
        place = words.length;
        placeByWord.set(value, place);
        let word = wordByValue.get(value);
        if (word === undefined) {
          word = wordByValue.size;
          wordByValue.set(value, word);
        }
        words.push(word);
      }
      places[index] = place;
    });
    return ["words", writer.put(encodeSteps(words)), words.length, writer.put(encodeIntegers(places))];
  };

  return {
    encode: (all) => {
      records = all;
      return encodeColumn({ path: "", values: all, recordOf: null, depth: 0 }, true);
    },
    words: () =>
      encodeColumn({ path: WORDS_PATH, values: [...wordByValue.keys()], recordOf: null, depth: 0 }, false),
    countWords: () => wordByValue.size,
  };
}

/** No field has it, so nothing is known of what stands there. */
const WORDS_PATH = "(words)";

type Fields = Readonly<Record<string, unknown>>;
/** What a value is sorted by: mostly the kind of its part, and of what is said elsewhere also where. */
type SortKind = string;
const SAME = "same:";

interface Group {
  readonly kind: SortKind;
  readonly values: unknown[];
  /** Of each, its place in the column. */
  readonly places: number[];
}

/** The first group is that of the first value, and so on: columns that alternate alike say so in the same bytes. */
function sortIntoGroups({ values }: Column, kindOf: (value: unknown, place: number) => SortKind) {
  const groups: Group[] = [];
  const order = new Uint8Array(values.length);
  for (let place = 0; place < values.length; place += 1) {
    const kind = kindOf(values[place], place);
    let group = 0;
    while (group < groups.length && groups[group]!.kind !== kind) group += 1;
    if (group === groups.length) groups.push({ kind, values: [], places: [] });
    groups[group]!.values.push(values[place]);
    groups[group]!.places.push(place);
    order[place] = group;
  }
  return { groups, order };
}

function kindsIn(
  { path, values, recordOf, depth }: Column,
  saidAt: (path: string) => readonly unknown[],
  takesWords: boolean,
): (value: unknown, place: number) => SortKind {
  const elsewhere = (SAME_AS[path] ?? []).map((other) => ({ kind: SAME + other, said: saidAt(other) }));
  const sameKind = (value: unknown, place: number): SortKind | null => {
    const record = recordOf === null ? place : recordOf[place]!;
    for (const { kind, said } of elsewhere) if (said[record] === value) return kind;
    return null;
  };
  const isOwn =
    elsewhere.length === 0 ? () => true : (value: unknown, place: number) => sameKind(value, place) === null;
  const scalars = values.filter((value, place) => isScalar(value) && isOwn(value, place));
  const different = countDifferent(scalars);
  const isOfWords = takesWords && comesAgain(scalars.length, different);
  const isNumbered = !isOfWords && areNumbered(scalars);
  const names = new Set<string>();
  return (value, place) => {
    if (value === undefined) return "absent";
    if (value === null) return "null";
    if (isScalar(value)) {
      const same = elsewhere.length === 0 ? null : sameKind(value, place);
      if (same !== null) return same;
      if (isOfWords) return different === 1 ? "every" : "words";
      if (typeof value === "number") return "integers";
      return kindOfText(value) ?? (isNumbered && endsInDigit(value) ? "numbered" : "json");
    }
    if (typeof value === "boolean") return value ? "true" : "false";
    if (typeof value !== "object" || depth >= DEPTH_MAX) return "json";
    if (Array.isArray(value)) return "lists";
    return hasColumns(value, names) ? "objects" : "json";
  };
}

const isScalar = (value: unknown): value is string | number =>
  typeof value === "string" || Number.isSafeInteger(value);

function kindOfText(text: string): "uuid" | "hash" | "days" | "instants" | null {
  const form = bytesFormOf(text);
  if (form !== null) return form;
  if (isDay(text)) return "days";
  return isInstant(text) ? "instants" : null;
}

/** How many different values there are, or at least that there are more than half as many. */
function countDifferent(values: readonly unknown[]): number {
  const different = new Set<unknown>();
  for (const value of values) {
    different.add(value);
    if (2 * different.size > values.length) break;
  }
  return different.size;
}

/** Whether half of them at least were said before. */
const comesAgain = (count: number, different: number): boolean => count > 0 && 2 * different <= count;

/** Whether most texts that end in digits begin as others do. */
function areNumbered(values: readonly unknown[]): boolean {
  const beginnings: string[] = [];
  for (const value of values)
    if (typeof value === "string" && endsInDigit(value) && kindOfText(value) === null)
      beginnings.push(value.replace(/\d{1,9}$/, ""));
  return comesAgain(beginnings.length, countDifferent(beginnings));
}

const endsInDigit = (text: string): boolean => /\d$/.test(text);

/** Whether each field of it may be a column beside those that there are, which then it is. */
function hasColumns(value: object, names: Set<string>): boolean {
  const keys = Object.keys(value);
  if (keys.every((key) => names.has(key))) return true;
  const added = keys.filter((key) => !names.has(key));
  if (names.size + added.length > FIELDS_MAX || added.includes("__proto__")) return false;
  for (const key of added) names.add(key);
  return true;
}

function columnsOf(objects: readonly Fields[]): [string, unknown[]][] {
  const columnByName = new Map<string, unknown[]>();
  for (const [place, object] of objects.entries())
    for (const name of Object.keys(object)) {
      let column = columnByName.get(name);
      if (column === undefined) {
        column = new Array<unknown>(objects.length).fill(undefined);
        columnByName.set(name, column);
      }
      column[place] = object[name];
    }
  return [...columnByName]
    .filter(([, column]) => column.some((value) => value !== undefined))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

const recordsOf = (recordOf: Uint32Array | null, places: readonly number[]): Uint32Array =>
  Uint32Array.from(places, (place) => recordOf?.[place] ?? place);

function repeated(values: Uint32Array, times: readonly number[]): Uint32Array {
  const all = new Uint32Array(times.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const [index, count] of times.entries()) {
    all.fill(values[index]!, at, at + count);
    at += count;
  }
  return all;
}
