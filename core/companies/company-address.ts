import { z } from "zod";

const ADDRESS_LENGTH_MAX = 40;

/** Small letters, digits and single hyphens between them; "" for a company that has no address of its own. */
export const companyAddressSchema = z.union([
  z.literal(""),
  z
    .string()
    .min(3)
    .max(ADDRESS_LENGTH_MAX)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
]);

export const isCompanyAddress = (typed: string): boolean => companyAddressSchema.safeParse(typed).success;

/** A name as an address: "Cabinet Érable & Fils" is "cabinet-erable-fils". Too short a name gives "". */
export function addressFromName(name: string): string {
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
  const address = words.join("-").slice(0, ADDRESS_LENGTH_MAX).replace(/-+$/u, "");
  return address.length < 3 ? "" : address;
}

/** The first address made of a firm's own and a number that is not among those known to be taken. */
export function proposeAddress(own: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const proposed = `${own.slice(0, ADDRESS_LENGTH_MAX - 1 - String(number).length)}-${number}`;
    if (!taken.has(proposed)) return proposed;
  }
}
