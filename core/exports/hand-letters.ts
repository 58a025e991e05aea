import { laterOf } from "../calendar-date.ts";
import type { LineMatching } from "../matchings/line-matching.ts";
import type { FecLetter } from "./fec-lettering.ts";

/** The letters that somebody gave by hand, where the lines come to nothing. */
export interface HandLetters {
  readonly ofLine: (voucher: string, line: number) => FecLetter | null;
  readonly ofMatching: (id: string) => FecLetter | null;
}

/** What is matched by hand is as little as hands do, so all of it is held. */
export function createHandLetters(matchings: readonly LineMatching[]): HandLetters {
  const letterByLine = new Map<string, FecLetter>();
  const letterById = new Map<string, FecLetter>();
  for (const { id, letter, lines, restCents } of matchings) {
    if (restCents !== 0) continue;
    const given = { code: letter, matchedOn: lines.map(({ day }) => day).reduce(laterOf) };
    letterById.set(id, given);
    for (const { voucher, line } of lines) letterByLine.set(`${voucher}\n${line}`, given);
  }
  return {
    ofLine: (voucher, line) => letterByLine.get(`${voucher}\n${line}`) ?? null,
    ofMatching: (id) => letterById.get(id) ?? null,
  };
}
