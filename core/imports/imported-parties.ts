import { toIdPart } from "../formats/fec/fec-entries.ts";
import type { Party } from "../parties/party.ts";

/** A party that entries name which are still to be changed here, as the file has it. */
export interface ImportedParty {
  /** What their postings call it until it is known whether the books have it already. */
  readonly id: string;
  /** Its code in the books, which tells nobody who a patient is. */
  readonly code: string;
  readonly name: string;
  readonly role: "customer" | "supplier" | "patient";
  /** Whether its name is told to those only who see patients. */
  readonly isHidden: boolean;
}

export const importedPartyId = (code: string): string => `fec:${toIdPart(code)}`;

/** Suppliers stand in the accounts 40 of the French chart; whom else a practice has is its patients. */
export const roleByAccount = (account: string, isHidden: boolean): ImportedParty["role"] =>
  account.startsWith("40") ? "supplier" : isHidden ? "patient" : "customer";

const NUMBER_LENGTH_MAX = 16;
const NAME_LENGTH_MAX = 100;

/** The parties of a file among those of the books: by which id each is known, and the documents of those that are new. */
export function placeImportedParties(
  parties: readonly ImportedParty[],
  known: readonly Party[],
  { file, country }: { readonly file: string; readonly country: string },
): { readonly idOf: (id: string) => string; readonly added: readonly Party[] } {
  const knownById = new Map(known.map((party) => [party.id, party]));
  const knownByNumber = new Map(known.map((party) => [party.number, party]));
  const idById = new Map<string, string>();
  const added: Party[] = [];
  for (const party of parties) {
    const holder = knownById.get(party.id) ?? knownByNumber.get(numberOf(party)) ?? null;
    if (holder !== null && isSame(party, holder)) idById.set(party.id, holder.id);
    else {
      const id = holder === null ? party.id : `${party.id}:${file.slice(0, 12)}`;
      idById.set(party.id, id);
      if (!knownById.has(id)) added.push(toParty(party, id, country));
    }
  }
  return { idOf: (id) => idById.get(id) ?? id, added };
}

/** A long code is cut; the server gives the next free number where that makes it another's. */
export const numberOf = ({ code }: Pick<ImportedParty, "code">): string => code.slice(0, NUMBER_LENGTH_MAX);

/** Codes that stand for names count the rows of one file: in another the same may be somebody else. */
const isSame = ({ isHidden, name, code, id }: ImportedParty, holder: Party): boolean =>
  isHidden ? holder.identity?.name === cut(name) : holder.id === id || holder.number === code;

const toParty = ({ code, name, role, isHidden }: ImportedParty, id: string, country: string): Party => {
  const number = numberOf({ code });
  return {
    ...{ id, role, number, name: isHidden ? number : cut(name) || number },
    ...{ isPrivatePerson: role === "patient", address1: "", postalCode: "", city: "" },
    ...{ countryCode: country, vatNumber: "", email: "", termsDays: 30 },
    identity: isHidden && name !== "" ? { name: cut(name), note: "" } : null,
    acts: {},
  };
};

const cut = (name: string): string => name.slice(0, NAME_LENGTH_MAX);
