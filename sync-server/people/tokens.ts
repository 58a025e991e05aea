import { createHash, randomBytes } from "node:crypto";

/** 256 random bits that fit in a cookie or an address. */
export const createToken = (): string => randomBytes(32).toString("base64url");

/** What we keep of a token: enough to recognise it, nothing to use it with. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
