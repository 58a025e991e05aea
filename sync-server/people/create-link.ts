import { insertSingleUseLink, type SingleUseLink } from "../storage/single-use-links.ts";
import type { WriteTx } from "../storage/storage.ts";
import { createToken, hashToken } from "./tokens.ts";

const MILLISECONDS_PER_HOUR = 3_600_000;

/** Makes a link that serves once, and answers its token, which only the mail will know. */
export async function createLink(
  tx: WriteTx,
  {
    at,
    hours,
    ...link
  }: Pick<SingleUseLink, "kind" | "userId" | "email" | "passwordHash"> & {
    readonly at: Date;
    readonly hours: number;
  },
): Promise<string> {
  const token = createToken();
  await insertSingleUseLink(tx, {
    ...link,
    tokenHash: hashToken(token),
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + hours * MILLISECONDS_PER_HOUR).toISOString(),
  });
  return token;
}
