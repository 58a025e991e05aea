import { assert } from "../assert.ts";
import { utf8Decode } from "../utf8.ts";
import { decodeIntegers } from "./integer-column.ts";
import { decodeBytes, decodeDays, decodeInstants, decodeNumbers, decodeSteps } from "./scalar-columns.ts";
import { decodeTexts } from "./text-column.ts";
import { groupsOf, pathFrom, type ValueNode, type ValuePart, valueAt } from "./value-node.ts";

/** What a column is read from. */
export interface BodyToRead {
  readonly count: number;
  readonly records: ValueNode;
  readonly words: ValueNode;
  readonly countWords: number;
  readonly block: (number: number) => Uint8Array;
  /** Reads UTF-8, null where it is none; core's own unless given. */
  readonly toText?: ((bytes: Uint8Array) => string | null) | undefined;
}

/** Values that stand side by side: how many, and the record each is of, or null where they are the records. */
export interface Slots {
  readonly length: number;
  readonly recordOf: Uint32Array | null;
}

/** Reads values of records, no more of them than are asked for. */
export interface ValueDecoder {
  /** Those of the records. */
  readonly slots: Slots;
  readonly decode: (node: ValueNode, slots: Slots) => unknown[];
  /** What they say at a path through objects. */
  readonly decodeAt: (node: ValueNode, slots: Slots, path: readonly string[]) => unknown[];
}

interface SlotsOfPart {
  readonly part: ValuePart;
  readonly slots: Slots;
  /** Null where the part is all there is. */
  readonly places: Uint32Array | null;
}

export function createValueDecoder({
  count,
  records,
  block,
  toText = utf8Decode,
  ...body
}: BodyToRead): ValueDecoder {
  const slotsOfRecords: Slots = { length: count, recordOf: null };
  const saidByPath = new Map<string, readonly unknown[]>();
  const slotsOfWords: Slots = { length: body.countWords, recordOf: null };
  let words: readonly unknown[] | null = null;
  let partOfWords: Uint8Array | null = null;
  const wordsByPart = new Map<ValuePart, readonly unknown[]>();

  const said = (path: string): readonly unknown[] => {
    let values = saidByPath.get(path);
    if (values === undefined) {
      values = decodeAt(records, slotsOfRecords, pathFrom(path));
      saidByPath.set(path, values);
    }
    return values;
  };
  const json = (number: number): readonly unknown[] => {
    const text = toText(block(number));
    assert(text !== null, "what a body of vouchers says is UTF-8");
    return JSON.parse(text) as readonly unknown[];
  };
  const split = ({ order, parts }: ValueNode, slots: Slots): readonly SlotsOfPart[] => {
    if (order === null) return parts.map((part) => ({ part, slots, places: null }));
    const partOf = new Uint8Array(slots.length);
    decodeIntegers(block(order), 0, partOf);
    const lengths = new Uint32Array(parts.length);
    for (const part of partOf) lengths[part]! += 1;
    const places = parts.map((_, part) => new Uint32Array(lengths[part]!));
    lengths.fill(0);
    for (let place = 0; place < partOf.length; place += 1) {
      const part = partOf[place]!;
      places[part]![lengths[part]!++] = place;
    }
    return parts.map((part, index) => ({
      part,
      places: places[index]!,
      slots: {
        length: places[index]!.length,
        recordOf: slots.recordOf === null ? places[index]! : recordsAt(slots.recordOf, places[index]!),
      },
    }));
  };

  const together = (
    node: ValueNode,
    slots: Slots,
    read: (part: ValuePart, slots: Slots) => unknown[],
  ): unknown[] => {
    const parts = split(node, slots);
    const [first] = parts;
    if (first !== undefined && first.places === null) return read(first.part, first.slots);
    const values = new Array<unknown>(slots.length).fill(undefined);
    for (const { part, slots: ofPart, places } of parts) {
      if (part[0] === "absent") continue;
      const some = read(part, ofPart);
      for (let index = 0; index < some.length; index += 1) values[places![index]!] = some[index];
    }
    return values;
  };

  const decodeAt = (node: ValueNode, slots: Slots, path: readonly string[]): unknown[] => {
    const [name, ...rest] = path;
    if (name === undefined) return decode(node, slots);
    return together(node, slots, (part, ofPart) => {
      if (part[0] === "json") return json(part[1]).map((value) => valueAt(value, path));
      const field = part[0] === "objects" && Object.hasOwn(part[1], name) ? part[1][name] : undefined;
      return field === undefined ? filled(ofPart.length, undefined) : decodeAt(field, ofPart, rest);
    });
  };

  const decode = (node: ValueNode, slots: Slots): unknown[] => together(node, slots, decodePart);

  const decodePart = (part: ValuePart, slots: Slots): unknown[] => {
    const { length, recordOf } = slots;
    switch (part[0]) {
      case "absent":
        return filled(length, undefined);
      case "null":
        return filled(length, null);
      case "false":
      case "true":
        return filled(length, part[0] === "true");
      case "every":
        return filled(length, part[1]);
      case "same": {
        const values = said(part[1]);
        return recordOf === null ? [...values] : picked(values, recordOf);
      }
      case "words": {
        const own = wordsAt(decodeSteps(block(part[1]), part[2]));
        if (own.length === 1) return filled(length, own[0]);
        // Most columns have few words of their own, and places in fewer bytes are found sooner.
        const places = part[2] <= 0x1_00 ? new Uint8Array(length) : new Uint32Array(length);
        decodeIntegers(block(part[3]), 0, places);
        return picked(own, places);
      }
      case "integers":
        return decodeNumbers(block(part[1]), length, part[2]);
      case "bytes":
        return decodeBytes(block(part[1]), length, part[2]);
      case "days":
        return decodeDays(block(part[1]), length);
      case "instants":
        return decodeInstants(block(part[1]), length);
      case "numbered": {
        const groups = part[3] === null ? undefined : groupsOf(recordsOf(slots), length, said(part[3]));
        const { texts } = decodeTexts(block(part[1]), 0, length, part[2], groups);
        return Array.from({ length }, (_, index) => texts.at(index));
      }
      case "json":
        return [...json(part[1])];
      case "lists": {
        const lengths = new Uint32Array(length);
        decodeIntegers(block(part[1]), 0, lengths);
        const items = decode(part[2], itemSlots(slots, lengths));
        const lists = new Array<unknown>(length);
        for (let index = 0, at = 0; index < length; index += 1) {
          lists[index] = items.slice(at, at + lengths[index]!);
          at += lengths[index]!;
        }
        return lists;
      }
      case "objects":
        return decodeObjects(part[1], slots);
    }
  };

  /** Who asks for a few words is given them without the others. */
  const wordsAt = (numbers: Float64Array): unknown[] => {
    if (words === null && numbers.length > FEW_WORDS) words = decode(body.words, slotsOfWords);
    if (words !== null) return picked(words, numbers);
    const partOf = partOfWords ?? new Uint8Array(body.countWords);
    if (partOfWords === null && body.words.order !== null) decodeIntegers(block(body.words.order), 0, partOf);
    partOfWords = partOf;
    return Array.from(numbers, (number) => {
      const part = body.words.parts[partOf[number]!]!;
      // A word is a text or a number and says nothing of any record.
      const slots = { length: countOf(partOf, partOf[number]!, partOf.length), recordOf: null };
      const known = wordsByPart.get(part) ?? decodePart(part, slots);
      wordsByPart.set(part, known);
      return known[countOf(partOf, partOf[number]!, number)];
    });
  };

  /** Copies of one model share its shape, so that no object has to grow field by field. */
  const decodeObjects = (fields: Readonly<Record<string, ValueNode>>, slots: Slots): unknown[] => {
    const columns = Object.entries(fields).map(([name, node]) => ({
      name,
      isEverywhere: node.parts.every(([kind]) => kind !== "absent"),
      values: decode(node, slots),
    }));
    const model: Record<string, unknown> = {};
    for (const { name, isEverywhere } of columns) if (isEverywhere) model[name] = null;
    const objects = new Array<Record<string, unknown>>(slots.length);
    for (let index = 0; index < objects.length; index += 1) objects[index] = { ...model };
    for (const { name, values } of columns)
      for (let index = 0; index < values.length; index += 1) {
        const value = values[index];
        if (value !== undefined) objects[index]![name] = value;
      }
    return objects;
  };

  return { slots: slotsOfRecords, decode, decodeAt };
}

const FEW_WORDS = 4;

/** How many of the first are of that part. */
function countOf(partOf: Uint8Array, part: number, before: number): number {
  let count = 0;
  for (let index = 0; index < before; index += 1) if (partOf[index] === part) count += 1;
  return count;
}

function recordsAt(recordOf: Uint32Array, places: Uint32Array): Uint32Array {
  const records = new Uint32Array(places.length);
  for (let index = 0; index < records.length; index += 1) records[index] = recordOf[places[index]!]!;
  return records;
}

/** What stands at each of those places. */
function picked(values: readonly unknown[], places: ArrayLike<number>): unknown[] {
  const found = new Array<unknown>(places.length);
  for (let index = 0; index < found.length; index += 1) found[index] = values[places[index]!];
  return found;
}

const filled = (length: number, value: unknown): unknown[] => new Array<unknown>(length).fill(value);

const recordsOf = ({ length, recordOf }: Slots): Uint32Array =>
  recordOf ?? Uint32Array.from({ length }, (_, record) => record);

/** Where the items of lists of such lengths stand, one after the other. */
function itemSlots(slots: Slots, lengths: ArrayLike<number>): Slots {
  let length = 0;
  for (let index = 0; index < slots.length; index += 1) length += lengths[index]!;
  const recordOf = new Uint32Array(length);
  let at = 0;
  for (let index = 0; index < slots.length; index += 1) {
    recordOf.fill(slots.recordOf?.[index] ?? index, at, at + lengths[index]!);
    at += lengths[index]!;
  }
  return { length, recordOf };
}
