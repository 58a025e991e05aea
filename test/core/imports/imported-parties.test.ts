import { expect, test } from "vitest";
import {
  type ImportedParty,
  importedPartyId,
  placeImportedParties,
  roleByAccount,
} from "#core/imports/imported-parties.ts";
import { type Party, partySchema } from "#core/parties/party.ts";

const of = (code: string, rest: Partial<ImportedParty> = {}): ImportedParty => ({
  ...{ id: importedPartyId(code), code, name: `Maison ${code}`, role: "customer", isHidden: false },
  ...rest,
});
const file = "f".repeat(64);
const place = (parties: readonly ImportedParty[], known: readonly Party[] = [], of = file) =>
  placeImportedParties(parties, known, { file: of, country: "FR" });

test("a party nobody knows is added under its code and name, as a document of the books", () => {
  const { idOf, added } = place([of("C 12"), of("F9", { role: "supplier", name: "" })]);
  for (const party of added) expect(partySchema.parse(party)).toEqual(party);
  expect(added).toMatchObject([
    { role: "customer", number: "C 12", name: "Maison C 12", identity: null },
    { role: "supplier", number: "F9", name: "F9" },
  ]);
  expect(idOf(importedPartyId("C 12"))).toBe(added[0]!.id);
});

test("one whose number the books know is that one, and stays as it is", () => {
  const [known] = place([of("C12", { id: "c-1", name: "Dupont SARL" })]).added;
  const { idOf, added } = place([of("C12")], [known!]);
  expect(added).toEqual([]);
  expect(idOf(importedPartyId("C12"))).toBe("c-1");
});

test("a code longer than a number is cut, and known again by its id", () => {
  const long = of("CLIENT-ETRANGER-0000012");
  const { added } = place([long]);
  expect(added[0]!.number).toBe("CLIENT-ETRANGER-");
  expect(place([long], added).added).toEqual([]);
  expect(place([of("CLIENT-ETRANGER-0000013")], added).added).toHaveLength(1);
});

test("a code that stands for a patient is theirs in one file, and in another only by the name", () => {
  const patient = (name: string) => of("P-2025-00001", { name, role: "patient", isHidden: true });
  const [known] = place([patient("Marie Dupont")]).added;
  expect(known).toMatchObject({
    number: "P-2025-00001",
    name: "P-2025-00001",
    identity: { name: "Marie Dupont" },
  });
  expect(place([patient("Marie Dupont")], [known!]).added).toEqual([]);
  const { idOf, added } = place([patient("Paul Leroy")], [known!], "a".repeat(64));
  expect(added).toMatchObject([{ id: "fec:P-2025-00001:aaaaaaaaaaaa", identity: { name: "Paul Leroy" } }]);
  expect(idOf(importedPartyId("P-2025-00001"))).toBe(added[0]!.id);
});

test("who stands in accounts 40 is a supplier, and whom else a practice has a patient", () => {
  expect(["401000", "411000", "467"].map((account) => roleByAccount(account, true))).toEqual([
    ...["supplier", "patient", "patient"],
  ]);
  expect(roleByAccount("411000", false)).toBe("customer");
});
