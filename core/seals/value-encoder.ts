import { canonicalJsonBytes } from "../canonical-json.ts";
import type { BlockWriter } from "./body-blocks.ts";
import { encodeIntegers } from "./integer-column.ts";
import { encodeBytes, encodeDays, encodeInstants, encodeNumbers, encodeSteps } from "./scalar-columns.ts";
import {
  type ColumnWords,
  SAME,
  type SortedValues,
  sortValues,
  type ValueColumn,
  type ValueGroup,
} from "./sorted-values.ts";
import { encodeTexts } from "./text-column.ts";
import {
  groupsOf,
  NUMBERED_BY,
  pathTo,
  SAME_AS,
  type ValueNode,
  type ValuePart,
  valueAt,
} from "./value-node.ts";
import { type FieldColumn, isWordColumn, sortWordColumn, valuesOf } from "./word-column.ts";

/** What each record says in a field, by the field's name. */
export type AddedFields = Readonly<Record<string, readonly unknown[]>>;

export type FieldColumns = Readonly<Record<string, FieldColumn>>;

/** Writes values of records side by side, each kind of them in the way that takes least. */
export interface ValueEncoder {
  /** With fields that are added to every record, or replace its own, by their names; undefined adds none. */
  readonly encode: (records: readonly unknown[], added?: AddedFields) => ValueNode;
  /** The same of so many records that are given field by field, where each of them says a value for every field. */
  readonly encodeColumns: (count: number, columns: FieldColumns) => ValueNode;
  /** The words that columns name, which come last. */
  readonly words: () => ValueNode;
  readonly countWords: () => number;
}

export function createValueEncoder(writer: BlockWriter): ValueEncoder {
  const wordByValue = new Map<unknown, number>();
  const said = new Map<string, readonly unknown[]>();
  let records: readonly unknown[] = [];
  let given: FieldColumns = {};

  const saidAt = (path: string): readonly unknown[] => {
    let values = said.get(path);
    if (values === undefined && given[path] !== undefined) {
      values = valuesOf(given[path]);
      said.set(path, values);
    }
    if (values === undefined) {
      const dot = path.lastIndexOf(".");
      const name = path.slice(dot + 1);
      values = (dot < 0 ? records : saidAt(path.slice(0, dot))).map((within) => valueAt(within, [name]));
      said.set(path, values);
    }
    return values;
  };

  const encodeColumn = (column: ValueColumn, takesWords: boolean): ValueNode =>
    encodeSorted(column, sortValues(column, saidAt, takesWords));

  const encodeField = (name: string, column: FieldColumn): ValueNode => {
    const field = { path: name, recordOf: null, depth: 1 };
    const sorted = isWordColumn(column) && SAME_AS[name] === undefined ? sortWordColumn(column) : null;
    if (sorted !== null) return encodeSorted({ ...field, values: [] }, sorted);
    return encodeColumn({ ...field, values: valuesOf(column) }, true);
  };

  const encodeSorted = (column: ValueColumn, { groups, order, words }: SortedValues): ValueNode => {
    const parts = groups.map((group) => encodePart(column, group, words));
    return { order: parts.length > 1 ? writer.put(encodeIntegers(order)) : null, parts };
  };

  const encodePart = (
    { path, recordOf, depth }: ValueColumn,
    { kind, values, places }: ValueGroup,
    words: ColumnWords | null,
  ): ValuePart => {
    switch (kind) {
      case "absent":
      case "null":
      case "false":
      case "true":
        return [kind];
      case "every":
        return [kind, values[0] as string | number];
      case "words":
        return encodeWords(words!);
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
        const groups =
          by === null ? undefined : groupsOf(recordsOf(recordOf, places), values.length, saidAt(by));
        const { bytes, beginnings } = encodeTexts(values as string[], groups);
        return [kind, writer.put(bytes), beginnings, by];
      }
      case "lists": {
        const lists = values as (readonly unknown[])[];
        const lengths = lists.map(({ length }) => length);
        const items: unknown[] = [];
        const recordOfItem = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
        const recordOfList = recordsOf(recordOf, places);
        for (let list = 0; list < lists.length; list += 1)
          for (const item of lists[list]!) {
            recordOfItem[items.length] = recordAt(recordOfList, list);
            items.push(item ?? null);
          }
        return [
          kind,
          writer.put(encodeIntegers(lengths)),
          encodeColumn({ path, values: items, recordOf: recordOfItem, depth: depth + 1 }, true),
        ];
      }
      case "objects": {
        const columns = columnsOf(values as Fields[]);
        return [kind, encodeFields(columns, { path, depth, recordOf: recordsOf(recordOf, places) })];
      }
      case "json":
        return [kind, writer.put(canonicalJsonBytes(values))];
      default:
        return ["same", kind.slice(SAME.length)];
    }
  };

  const encodeFields = (
    columns: Columns,
    { path, depth, recordOf }: Pick<ValueColumn, "path" | "depth" | "recordOf">,
  ): Record<string, ValueNode> => {
    const fields: Record<string, ValueNode> = {};
    for (const name of [...columns.keys()].sort()) {
      const field = { path: pathTo(path, name), values: columns.get(name)!, depth: depth + 1, recordOf };
      fields[name] = encodeColumn(field, true);
    }
    return fields;
  };

  /** Records that are objects of few fields lie there field by field, so that to add one copies none of them. */
  const encodeRecords = (added: AddedFields): ValueNode => {
    const root: ValueColumn = { path: "", values: records, recordOf: null, depth: 0 };
    const { groups } = sortValues(root, saidAt, true);
    if (groups.length !== 1 || groups[0]!.kind !== "objects") {
      records = records.map((record, index) => withAdded(record as Fields, added, index));
      return encodeColumn({ ...root, values: records }, true);
    }
    const columns = columnsOf(records as readonly Fields[]);
    for (const [name, values] of Object.entries(added)) {
      const before = columns.get(name);
      const column = values.map((value, index) => (value === undefined ? before?.[index] : value));
      if (column.some((value) => value !== undefined)) columns.set(name, column);
    }
    for (const [name, values] of columns) if (!name.includes(".")) said.set(name, values);
    return { order: null, parts: [["objects", encodeFields(columns, root)]] };
  };

  const encodeWords = ({ words, places }: ColumnWords): ValuePart => {
    const numbers = words.map((word) => {
      const known = wordByValue.get(word) ?? wordByValue.size;
      wordByValue.set(word, known);
      return known;
    });
    return ["words", writer.put(encodeSteps(numbers)), words.length, writer.put(encodeIntegers(places))];
  };

  return {
    encode: (all, added = {}) => {
      records = all;
      return encodeRecords(added);
    },
    encodeColumns: (count, columns) => {
      records = new Array<unknown>(count).fill(undefined);
      given = columns;
      const fields: Record<string, ValueNode> = {};
      for (const name of Object.keys(columns).sort()) fields[name] = encodeField(name, columns[name]!);
      return { order: null, parts: [["objects", fields]] };
    },
    words: () =>
      encodeColumn({ path: WORDS_PATH, values: [...wordByValue.keys()], recordOf: null, depth: 0 }, false),
    countWords: () => wordByValue.size,
  };
}

/** No field has it, so nothing is known of what stands there. */
const WORDS_PATH = "(words)";

type Fields = Readonly<Record<string, unknown>>;

type Columns = Map<string, unknown[]>;

const withAdded = (record: Fields, added: AddedFields, index: number): Fields => {
  const fields: Record<string, unknown> = { ...record };
  for (const [name, values] of Object.entries(added))
    if (values[index] !== undefined) fields[name] = values[index];
  return fields;
};

/** The values of each field that any of the objects has. */
function columnsOf(objects: readonly Fields[]): Columns {
  const columnByName: Columns = new Map();
  // Most objects name their fields as the one before them did.
  const names: string[] = [];
  const columns: unknown[][] = [];
  for (let place = 0; place < objects.length; place += 1) {
    const object = objects[place]!;
    const keys = Object.keys(object);
    for (let at = 0; at < keys.length; at += 1) {
      const name = keys[at]!;
      if (names[at] !== name) {
        let column = columnByName.get(name);
        if (column === undefined) {
          column = new Array<unknown>(objects.length).fill(undefined);
          columnByName.set(name, column);
        }
        names[at] = name;
        columns[at] = column;
      }
      columns[at]![place] = object[name];
    }
  }
  for (const [name, column] of columnByName)
    if (column.every((value) => value === undefined)) columnByName.delete(name);
  return columnByName;
}

/** The records of some places of a column; null where each place is that of its record. */
function recordsOf(recordOf: Uint32Array | null, places: Uint32Array | null): Uint32Array | null {
  if (places === null || recordOf === null) return places ?? recordOf;
  const records = new Uint32Array(places.length);
  for (let at = 0; at < records.length; at += 1) records[at] = recordOf[places[at]!]!;
  return records;
}

const recordAt = (recordOf: Uint32Array | null, at: number): number => recordOf?.[at] ?? at;
