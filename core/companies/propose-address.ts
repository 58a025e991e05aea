/** How long an address may be. */
export const ADDRESS_LENGTH_MAX = 40;
const ADDRESS_LENGTH_MIN = 3;
const SHAPE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a company may live there: small letters, digits and single hyphens between them. */
export const isAddress = (typed: string): boolean =>
  typed.length >= ADDRESS_LENGTH_MIN && typed.length <= ADDRESS_LENGTH_MAX && SHAPE.test(typed);

/** A name as an address: "Cabinet Érable & Fils" is "cabinet-erable-fils". Too short a name gives "". */
export function addressFromName(name: string): string {
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
  const address = words.join("-").slice(0, ADDRESS_LENGTH_MAX).replace(/-+$/u, "");
  return address.length < ADDRESS_LENGTH_MIN ? "" : address;
}

/** The first address made of a firm's own and a number that is not among those known to be taken. */
export function proposeAddress(own: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const proposed = `${own.slice(0, ADDRESS_LENGTH_MAX - 1 - String(number).length)}-${number}`;
    if (!taken.has(proposed)) return proposed;
  }
}
