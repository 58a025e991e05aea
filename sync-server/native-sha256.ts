import { hash } from "node:crypto";

/** The same as core's own, many times as fast; of a text, that of its UTF-8. */
export const nativeSha256Hex = (data: Uint8Array | string): string => hash("sha256", data, "hex");
