import { hash } from "node:crypto";

/** The same as core's own, many times as fast. */
export const nativeSha256Hex = (bytes: Uint8Array): string => hash("sha256", bytes, "hex");
