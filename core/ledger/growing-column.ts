export type Column = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;

/** A typed array that grows as values come in. */
export interface GrowingColumn<Kind extends Column> {
  readonly length: number;
  readonly push: (value: number) => void;
  readonly at: (index: number) => number;
  /** Changes a value that was pushed before. */
  readonly set: (index: number, value: number) => void;
  /** What was pushed, as long as it is; a view, valid until the next push. */
  readonly values: () => Kind;
}

const FIRST_CAPACITY = 64;

export function createGrowingColumn<Kind extends Column>(
  make: (length: number) => Kind,
): GrowingColumn<Kind> {
  let room = make(FIRST_CAPACITY);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push: (value) => {
      if (length === room.length) {
        const wider = make(length * 2);
        wider.set(room);
        room = wider;
      }
      room[length++] = value;
    },
    at: (index) => room[index]!,
    set: (index, value) => {
      room[index] = value;
    },
    values: () => room.subarray(0, length) as Kind,
  };
}

export const growingUint8 = () => createGrowingColumn((length) => new Uint8Array(length));
export const growingInt32 = () => createGrowingColumn((length) => new Int32Array(length));
export const growingUint32 = () => createGrowingColumn((length) => new Uint32Array(length));
export const growingFloat64 = () => createGrowingColumn((length) => new Float64Array(length));
