import { laterOf } from "../calendar-date.ts";
import type { LineMatching } from "../matchings/line-matching.ts";
import type { FecLetter } from "./fec-lettering.ts";

/** The letters that somebody gave by hand, where the lines come to nothing. */
export interface HandLetters {
  readonly isEmpty: boolean;
  /** By the places of a voucher's lines in its entry; null where none has one. */
  readonly ofVoucher: (voucher: string) => ReadonlyMap<number, FecLetter> | null;
  readonly ofMatching: (id: string) => FecLetter | null;
}

/** What is matched by hand is as little as hands do, so all of it is held. */
export function createHandLetters(matchings: readonly LineMatching[]): HandLetters {
  const lettersByVoucher = new Map<string, Map<number, FecLetter>>();
  const letterById = new Map<string, FecLetter>();
  for (const { id, letter, lines, restCents, matchedOn } of matchings) {
    if (restCents !== 0) continue;
    const last = lines.map(({ day }) => day).reduce(laterOf);
    const given = { code: letter, matchedOn: matchedOn === undefined ? last : matchedOn };
    letterById.set(id, given);
    for (const { voucher, line } of lines) {
      const letters = lettersByVoucher.get(voucher);
      if (letters === undefined) lettersByVoucher.set(voucher, new Map([[line, given]]));
      else letters.set(line, given);
    }
  }
  return {
    isEmpty: lettersByVoucher.size === 0,
    ofVoucher: (voucher) => lettersByVoucher.get(voucher) ?? null,
    ofMatching: (id) => letterById.get(id) ?? null,
  };
}
