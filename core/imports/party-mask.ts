import type { Named } from "../ledger/ledger-columns.ts";

/** Puts codes in the place of people: what somebody may read of a practice's books who may not see its patients. */
export interface PartyMask {
  readonly codeOf: (partyCode: string) => string;
  /** The text with each word of a party's name, and each party's own code, made the code. */
  readonly text: (text: string) => string;
}

/**
 * Codes count the parties of the file in the order of their first row: other software often makes its own of names.
 * `year` keeps those of two imports apart.
 */
export function createPartyMask(parties: readonly Named[], year: string): PartyMask {
  const codeByParty = new Map<string, string>();
  const codeByWord = new Map<string, string>();
  for (const [index, { code, label }] of parties.entries()) {
    const masked = `P-${year}-${String(index + 1).padStart(5, "0")}`;
    codeByParty.set(code, masked);
    for (const [word] of `${code} ${label}`.matchAll(WORD)) {
      const folded = fold(word);
      if (isTelling(folded) && !codeByWord.has(folded)) codeByWord.set(folded, masked);
    }
  }
  const known = new Map<string, string>();
  const mask = (text: string) => {
    let before = "";
    return text
      .replace(WORD, (word) => codeByWord.get(fold(word)) ?? word)
      .split(" ")
      .filter((word) => {
        const isRepeated = word === before && word.startsWith(`P-${year}-`);
        before = word;
        return !isRepeated;
      })
      .join(" ");
  };
  return {
    codeOf: (partyCode) => codeByParty.get(partyCode) ?? "",
    text: (text) => {
      let masked = known.get(text);
      if (masked === undefined) {
        masked = mask(text);
        if (known.size >= KNOWN_MAX) known.clear();
        known.set(text, masked);
      }
      return masked;
    },
  };
}

/**
 * What stands for the client of a line: the code of the party it names, or itself where it is a number that tells nobody
 * who somebody is. One of eight digits may be a day of birth, one of ten a telephone.
 */
export const clientCodeOf = (client: string, { codeOf }: Pick<PartyMask, "codeOf">): string =>
  codeOf(client) || (CLIENT_NUMBER.test(client) ? client : "");

const CLIENT_NUMBER = /^(?:[A-Z][-_. ]?)?\d{1,7}$/i;

/** Labels repeat within a month; a file has as many as entries. */
const KNOWN_MAX = 20_000;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

const fold = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Particles stand in half of all labels and name nobody; a bare number names a document far more often than a person. */
const isTelling = (word: string) => word.length > 1 && /\p{L}/u.test(word) && !PARTICLES.has(word);

const PARTICLES: ReadonlySet<string> = new Set(
  "de du des la le les et en au aux van von der den di da el mr mme m mlle dr".split(" "),
);
