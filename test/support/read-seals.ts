import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { bodiesIn, MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import { decodeVouchers } from "#core/seals/voucher-codec.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { Services } from "#server/services.ts";
import { storedRows } from "./stored-documents.ts";

const inflate = promisify(inflateRaw);

/** The company's own seals as the server keeps them, in their order. */
export async function sealsOf(
  { storage }: Pick<Services, "storage">,
  company: string,
): Promise<SealHeader[]> {
  return (await storedRows(storage, company, "seals"))
    .map(({ body }) => body as SealHeader)
    .filter(({ chain }) => chain === MAIN_CHAIN)
    .sort((one, other) => one.index - other.index);
}

/** Reads bodies as they were before they were deflated. */
export const sealBodyReader =
  ({ blobs }: Pick<Services, "blobs">) =>
  async (hash: string): Promise<Uint8Array | null> => {
    const deflated = await blobs.readWhole(hash);
    return deflated === null ? null : new Uint8Array(await inflate(deflated));
  };

/** Every voucher that is sealed, seal by seal, in the order of their numbers. */
export async function readSealedVouchers(
  services: Pick<Services, "storage" | "blobs">,
  company: string,
): Promise<Voucher[]> {
  const read = sealBodyReader(services);
  const vouchers: Voucher[] = [];
  for (const header of await sealsOf(services, company))
    for (const { hash } of bodiesIn(header, "vouchers"))
      for (const record of decodeVouchers((await read(hash))!)) vouchers.push(record as unknown as Voucher);
  return vouchers;
}
