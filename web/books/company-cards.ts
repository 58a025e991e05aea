import type { Company } from "#core/companies/company.ts";
import { DELETED } from "#core/replication/envelope.ts";
import type { Codec } from "./codec.ts";
import type { Replica } from "./replica.ts";

/** Every company's own document as the server last said it, without any of them being opened. */
export interface CompanyCards {
  readonly read: () => Promise<ReadonlyMap<string, Company>>;
  /** The replica has changed: it is looked at again when somebody asks. */
  readonly forget: () => void;
}

export function createCompanyCards(replica: Replica, codec: Codec): CompanyCards {
  /** A document of one revision is decrypted once. */
  let decoded = new Map<string, { readonly revision: number; readonly company: Company }>();
  let reading: Promise<ReadonlyMap<string, Company>> | null = null;

  const read = async () => {
    const rows = (await replica.readAll("companies")).filter(({ state }) => state !== DELETED);
    const found = await Promise.all(
      rows.map(async ({ company, revision, body }) => {
        const known = decoded.get(company);
        if (known?.revision === revision) return [company, known] as const;
        return [company, { revision, company: (await codec.decode(body)) as Company }] as const;
      }),
    );
    decoded = new Map(found);
    return new Map(found.map(([id, { company }]) => [id, company]));
  };
  return {
    read: () => {
      if (reading !== null) return reading;
      const own = read();
      reading = own;
      // What could not be read once may be read the next time.
      own.catch(() => {
        if (reading === own) reading = null;
      });
      return own;
    },
    forget: () => {
      reading = null;
    },
  };
}
