import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";

/** Hashes and checks passwords with argon2id. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Takes as long for somebody we do not know, whose hash is null, as for somebody we do. */
  readonly verify: (password: string, passwordHash: string | null) => Promise<boolean>;
}

/** A password someone chooses: long enough to resist guessing, short enough to hash. */
export const newPasswordSchema = z
  .string()
  .min(10, { error: "password.tooShort" })
  .max(200, { error: "password.tooLong" });

/** OWASP's Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const OWASP_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function createPasswords(cost: { memoryCost: number; timeCost: number } = OWASP_COST): Passwords {
  const options = { ...OWASP_COST, ...cost };
  const hashPassword = (password: string) => hash(normalised(password), options);
  let hashOfNobody: Promise<string> | undefined;
  return {
    hash: hashPassword,
    verify: async (password, passwordHash) => {
      hashOfNobody ??= hashPassword(createInitialPassword());
      const isRight = await verify(passwordHash ?? (await hashOfNobody), normalised(password));
      return isRight && passwordHash !== null;
    },
  };
}

/** The same letters typed on two keyboards may come as different code points. */
const normalised = (password: string) => password.normalize("NFC");

/** Without the letters and digits that people mistake for each other when they copy from paper. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** A first password for somebody else to type: four groups of four, 79 bits. */
export function createInitialPassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
