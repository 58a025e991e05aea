import { z } from "zod";
import { idSchema } from "../ids.ts";

const contact = {
  isPrivatePerson: z.boolean(),
  address1: z.string().max(100),
  postalCode: z.string().max(10),
  city: z.string().max(50),
  countryCode: z.string().max(2),
  vatNumber: z.string().max(20),
  email: z.string().max(255),
};

/**
 * A customer, supplier, payer or patient. A patient is known to the books by `number` (P-00231) and `name` repeats it;
 * who that is stands in `identity` alone, which no voucher, delivery, export or firm ever sees.
 */
export const partySchema = z.strictObject({
  id: idSchema,
  role: z.enum(["customer", "supplier", "payer", "patient"]),
  number: z.string().min(1).max(16),
  name: z.string().min(1).max(100),
  ...contact,
  termsDays: z.int().min(0).max(365),
  /** The number its device proposed, where that was taken and the server gave the next free one. */
  movedFrom: z.string().max(16).optional(),
  identity: z.strictObject({ name: z.string().max(100), note: z.string().max(500) }).nullable(),
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Party extends z.infer<typeof partySchema> {}

/** A party whose proposed number was taken, with the one it gets instead. */
export const movedParty = (party: Party, number: string): Party => ({
  ...party,
  number,
  name: party.role === "patient" ? number : party.name,
  movedFrom: party.number,
});

/** A party as its device proposed it, before the server moved its number; null where nothing was moved. */
export function partyAsProposed(party: Party): Party | null {
  const { movedFrom, ...rest } = party;
  if (movedFrom === undefined) return null;
  return { ...rest, number: movedFrom, name: party.role === "patient" ? movedFrom : party.name };
}

/** A party as an issued document froze it. */
export const partySnapshotSchema = z.strictObject({
  id: idSchema,
  number: z.string().max(16),
  name: z.string().max(100),
  ...contact,
});
export interface PartySnapshot extends z.infer<typeof partySnapshotSchema> {}

export const toPartySnapshot = (party: Party): PartySnapshot => ({
  id: party.id,
  number: party.number,
  name: party.role === "patient" ? party.number : party.name,
  isPrivatePerson: party.isPrivatePerson,
  address1: party.role === "patient" ? "" : party.address1,
  postalCode: party.role === "patient" ? "" : party.postalCode,
  city: party.role === "patient" ? "" : party.city,
  countryCode: party.countryCode,
  vatNumber: party.vatNumber,
  email: party.role === "patient" ? "" : party.email,
});
