import { isUtf8, utf8Decode } from "../../utf8.ts";
import type { FecEncoding } from "./fec-preview.ts";

/**
 * Turns bytes into text without being told the encoding: UTF-8 while every line is, else ISO-8859-15, whose unused
 * codes Windows gives to letters and quotes.
 */
export interface FecDecoder {
  /** Must be told of each line before its cells are read; answers whether the line is unlike the file. */
  readonly beginLine: (bytes: Uint8Array, from: number, to: number, isAscii: boolean) => boolean;
  readonly text: (bytes: Uint8Array, from: number, to: number) => string;
  /** Whether the line that was begun is read as UTF-8 where it is more than ASCII. */
  readonly isUtf8Line: () => boolean;
  /** Whether the bytes of the line that was begun say its texts as UTF-8. */
  readonly isPlainLine: () => boolean;
  readonly sawMark: () => void;
  readonly encoding: () => FecEncoding;
}

/** Makes a text of bytes that are ASCII; a platform may do it quicker than core. */
export type ReadAscii = (bytes: Uint8Array, from: number, to: number) => string;

export function createFecDecoder(readAscii: ReadAscii = fromUnits): FecDecoder {
  let encoding: "ascii" | "utf-8" | "iso-8859-15" = "ascii";
  let hasMark = false;
  let hasWindowsLetters = false;
  let isUtf8Line = false;
  let isPlainLine = true;

  const text = (bytes: Uint8Array, from: number, to: number): string => {
    let at = from;
    while (at < to && bytes[at]! < 0x80) at += 1;
    if (at === to) return readAscii(bytes, from, to);
    if (isUtf8Line) return utf8Decode(bytes, from, to) ?? "";
    const units: number[] = [];
    for (at = from; at < to; at += 1) {
      const byte = bytes[at]!;
      if (byte >= 0x80 && byte < 0xa0) hasWindowsLetters = true;
      units.push(byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : (ISO_8859_15.get(byte) ?? byte));
    }
    return String.fromCharCode(...units);
  };

  return {
    beginLine: (bytes, from, to, isAscii) => {
      isUtf8Line = false;
      isPlainLine = isAscii;
      if (isAscii || encoding === "iso-8859-15") return false;
      isUtf8Line = isUtf8(bytes, from, to);
      isPlainLine = isUtf8Line;
      if (encoding === "ascii") encoding = isUtf8Line || hasMark ? "utf-8" : "iso-8859-15";
      return !isUtf8Line && encoding === "utf-8";
    },
    text,
    isUtf8Line: () => isUtf8Line,
    isPlainLine: () => isPlainLine,
    sawMark: () => {
      hasMark = true;
    },
    encoding: () => {
      if (hasMark) return "utf-8-bom";
      return encoding === "iso-8859-15" && hasWindowsLetters ? "windows-1252" : encoding;
    },
  };
}

/** A call with the bytes as arguments makes one flat text, which keeps nothing of the buffer alive. */
const fromUnits = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode.apply(null, bytes.subarray(from, to) as unknown as number[]);

/** Where ISO-8859-15 differs from Unicode's first 256 (ISO/IEC 8859-15:1999). */
const ISO_8859_15: ReadonlyMap<number, number> = new Map([
  [0xa4, 0x20ac],
  [0xa6, 0x0160],
  [0xa8, 0x0161],
  [0xb4, 0x017d],
  [0xb8, 0x017e],
  [0xbc, 0x0152],
  [0xbd, 0x0153],
  [0xbe, 0x0178],
]);

/** Windows-1252, 0x80 to 0x9F (the WHATWG encoding index). */
const WINDOWS_1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
  0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x9d, 0x017e, 0x0178,
];
