import { hasRight, readsSlice, type Standing } from "../rights/rights.ts";
import type { SealAudience, SealHeader, SealPart } from "./seal-header.ts";

/** A header as a reader may have it: whole in its hashes, open only in the parts the reader may read. */
export const toldHeader = (header: SealHeader, reader: Standing): SealHeader => ({
  ...header,
  parts: header.parts.map((part) => (readsPart(reader, part) ? part : { ...part, content: null })),
});

const readsPart = (reader: Standing, { slice, audience }: SealPart): boolean =>
  readsSlice(reader, slice) && isOfAudience(audience, hasRight(reader, "seePatients"));

const isOfAudience = (audience: SealAudience, seesPatients: boolean): boolean =>
  audience === "everyone" || (audience === "seesPatients") === seesPatients;
