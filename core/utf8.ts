const REPLACEMENT = 0xfffd;
/** Function arguments are kept on the stack, so long texts are built in pieces of this many units. */
const PIECE_UNITS = 4096;

/** A text as UTF-8; half a surrogate pair becomes U+FFFD, as TextEncoder would have it. */
export function utf8Encode(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  const length = writeAscii(text, bytes, 0);
  // Most of what is hashed is ASCII, which needs no second look.
  if (length === text.length) return bytes;
  const wider = new Uint8Array(UTF8_BYTES_A_UNIT_MAX * text.length);
  wider.set(bytes.subarray(0, length));
  return wider.slice(0, writeUtf8(text, wider, length, length));
}

/** What a text takes at most, however it is written. */
export const UTF8_BYTES_A_UNIT_MAX = 3;

/** Writes a text where there is room for the most it may take, and says where it ends. */
export function utf8EncodeInto(text: string, bytes: Uint8Array, at: number): number {
  const length = writeAscii(text, bytes, at);
  return length === text.length ? at + length : writeUtf8(text, bytes, length, at + length);
}

/** How many units of the text come before the first that is not ASCII; those are written. */
function writeAscii(text: string, bytes: Uint8Array, at: number): number {
  let index = 0;
  for (; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) break;
    bytes[at + index] = unit;
  }
  return index;
}

function writeUtf8(text: string, bytes: Uint8Array, from: number, to: number): number {
  let at = to;
  for (let index = from; index < text.length; index += 1) {
    let point = text.charCodeAt(index);
    if (point < 0x80) {
      bytes[at++] = point;
      continue;
    }
    if (point >= 0xd800 && point <= 0xdfff) {
      point = text.codePointAt(index)!;
      if (point > 0xffff) index += 1;
      else point = point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point;
    }
    if (point < 0x800) {
      bytes[at++] = 0xc0 | (point >> 6);
    } else {
      if (point < 0x10000) {
        bytes[at++] = 0xe0 | (point >> 12);
      } else {
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      }
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
    }
    bytes[at++] = 0x80 | (point & 0x3f);
  }
  return at;
}

/** The text of UTF-8 bytes, or null where they are not UTF-8. A leading byte order mark is kept. */
export function utf8Decode(bytes: Uint8Array, from = 0, to = bytes.length): string | null {
  if (!isUtf8(bytes, from, to)) return null;
  const units: number[] = [];
  let text = "";
  let at = from;
  while (at < to) {
    if (units.length >= PIECE_UNITS) {
      text += String.fromCharCode(...units);
      units.length = 0;
    }
    const lead = bytes[at++]!;
    if (lead < 0x80) units.push(lead);
    else if (lead < 0xe0) units.push(((lead & 0x1f) << 6) | (bytes[at++]! & 0x3f));
    else if (lead < 0xf0) {
      units.push(((lead & 0x0f) << 12) | ((bytes[at++]! & 0x3f) << 6) | (bytes[at++]! & 0x3f));
    } else {
      const high = ((lead & 0x07) << 18) | ((bytes[at++]! & 0x3f) << 12);
      const point = (high | ((bytes[at++]! & 0x3f) << 6) | (bytes[at++]! & 0x3f)) - 0x10000;
      units.push(0xd800 + (point >> 10), 0xdc00 + (point & 0x3ff));
    }
  }
  return text + String.fromCharCode(...units);
}

/** Whether bytes are well-formed UTF-8 (Unicode 15, table 3-7). */
export function isUtf8(bytes: Uint8Array, from = 0, to = bytes.length): boolean {
  let at = from;
  while (at < to) {
    const lead = bytes[at++]!;
    if (lead < 0x80) continue;
    const more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
    if (more === 0 || at + more > to) return false;
    const second = bytes[at]!;
    const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) return false;
    for (let step = 1; step < more; step += 1) if ((bytes[at + step]! & 0xc0) !== 0x80) return false;
    at += more;
  }
  return true;
}
