const LF = 0x0a;
const CR = 0x0d;

/** Beyond this a "line" is no line, and what is read is no FEC. */
export const LINE_BYTES_MAX = 65_536;

export type LineEnd = "LF" | "CRLF" | "CR" | "CRCRLF";

/** Cuts bytes that come in pieces into lines; a piece may end anywhere. */
export interface LineSplitter {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
  readonly lineEnds: () => readonly LineEnd[];
}

/** What is done with a line that is not empty; it answers false to hear no more. The bytes are lent for the call. */
export type TakeLine = (bytes: Uint8Array, from: number, to: number, lineNumber: number) => boolean;

/** `takeTooLong` hears of a line longer than a line can be, and nothing follows. */
export function createLineSplitter(
  takeLine: TakeLine,
  takeTooLong: (lineNumber: number) => void,
): LineSplitter {
  const carry = new Uint8Array(LINE_BYTES_MAX);
  const lineEnds = new Set<LineEnd>();
  let carried = 0;
  let lineNumber = 1;
  // Line ends of which only carriage returns were seen: what follows tells whether they are one end or several.
  let carriageReturns = 0;
  let isOpen = true;

  const keep = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (carried + to - from > LINE_BYTES_MAX) {
      isOpen = false;
      takeTooLong(lineNumber);
      return false;
    }
    carry.set(bytes.subarray(from, to), carried);
    carried += to - from;
    return true;
  };

  const take = (bytes: Uint8Array, from: number, to: number): void => {
    if (carried > 0) {
      if (!keep(bytes, from, to)) return;
      const length = carried;
      carried = 0;
      isOpen = takeLine(carry, 0, length, lineNumber);
    } else if (to - from > LINE_BYTES_MAX) {
      isOpen = false;
      takeTooLong(lineNumber);
    } else if (to > from) {
      isOpen = takeLine(bytes, from, to, lineNumber);
    }
  };

  const closeCarriageReturns = () => {
    lineEnds.add("CR");
    lineNumber += carriageReturns;
    carriageReturns = 0;
  };

  return {
    push: (bytes) => {
      let from = 0;
      let nextLf = placeOf(bytes, LF, 0);
      let nextCr = placeOf(bytes, CR, 0);
      while (isOpen) {
        const at = Math.min(nextLf, nextCr);
        if (at > from && carriageReturns > 0) closeCarriageReturns();
        if (at === bytes.length) break;
        if (carriageReturns === 0) take(bytes, from, at);
        from = at + 1;
        if (at === nextLf) {
          lineEnds.add(carriageReturns === 0 ? "LF" : carriageReturns === 1 ? "CRLF" : "CRCRLF");
          carriageReturns = 0;
          lineNumber += 1;
          nextLf = placeOf(bytes, LF, from);
        } else {
          carriageReturns += 1;
          nextCr = placeOf(bytes, CR, from);
        }
      }
      if (isOpen && from < bytes.length) keep(bytes, from, bytes.length);
    },
    end: () => {
      if (!isOpen) return;
      if (carriageReturns > 0) closeCarriageReturns();
      else if (carried > 0) take(carry, 0, 0);
    },
    lineEnds: () => [...lineEnds].sort(),
  };
}

/** Behind the last byte where there is none. */
function placeOf(bytes: Uint8Array, byte: number, from: number): number {
  const place = bytes.indexOf(byte, from);
  return place === -1 ? bytes.length : place;
}
