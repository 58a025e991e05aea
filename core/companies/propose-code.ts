import type { Practitioner } from "./company.ts";

/** Letters that do not fall apart into a plain one and an accent. */
const spelledOut: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" };

/** "Le Goff-Élie" → ["LE", "GOFF", "ELIE"]: plain capitals, word by word. */
const plainWords = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => spelledOut[letter] ?? "")
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter((word) => word !== "");

const ALPHABET = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/**
 * Three letters for somebody new: the first of the last name, or else of the first, or else the nearest free ones.
 * "" asks for them, where every name is shorter than that.
 */
export function proposeCode(name: string, practitioners: readonly Practitioner[]): string {
  const words = plainWords(name).filter(({ length }) => length >= 3);
  const last = words.at(-1);
  const first = words[0];
  if (last === undefined || first === undefined) return "";
  const taken = new Set(practitioners.map(({ code }) => code));
  const three = (letters: string) => letters.slice(0, 3);
  const wanted = [
    three(last),
    three(first),
    ...words.map(three),
    three(last.slice(0, 2) + first),
    three(last.slice(0, 1) + first),
    ...ALPHABET.map((letter) => last.slice(0, 2) + letter),
    ...ALPHABET.flatMap((second) => ALPHABET.map((third) => last.slice(0, 1) + second + third)),
  ];
  return wanted.find((code) => !taken.has(code)) ?? "";
}

export const isCode = (typed: string): boolean => /^[A-Z]{3}$/.test(typed);

/** Who has these letters already, other than the one being changed. */
export const holderOf = (
  code: string,
  practitioners: readonly Practitioner[],
  exceptId: string | null,
): Practitioner | undefined =>
  practitioners.find((practitioner) => practitioner.id !== exceptId && practitioner.code === code);
