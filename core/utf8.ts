const REPLACEMENT = 0xfffd;
/** Function arguments are kept on the stack, so long texts are built in pieces of this many units. */
const PIECE_UNITS = 4096;

/** A text as UTF-8; half a surrogate pair becomes U+FFFD, as TextEncoder would have it. */
export function utf8Encode(text: string): Uint8Array {
  const asciiBytes = new Uint8Array(text.length);
  let asciiLength = 0;
  // Most of what is hashed is ASCII, which needs no second look.
  for (; asciiLength < text.length; asciiLength += 1) {
    const unit = text.charCodeAt(asciiLength);
    if (unit >= 0x80) break;
    asciiBytes[asciiLength] = unit;
  }
  if (asciiLength === text.length) return asciiBytes;
  const bytes = new Uint8Array(utf8Length(text));
  bytes.set(asciiBytes.subarray(0, asciiLength));
  let at = asciiLength;
  for (let index = asciiLength; index < text.length; index += 1) {
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
  return bytes;
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

function utf8Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(index + 1))) {
      length += 4;
      index += 1;
    } else length += 3;
  }
  return length;
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
