import { z } from "zod";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { LogIn } from "./journey.ts";

/** Another program, signed in over the open interface: it sees what the server holds and acts without a device. */
export interface ApiClient {
  readonly command: <Type extends CommandType>(
    type: Type,
    company: string,
    args: CommandArgs[Type],
  ) => Promise<void>;
  readonly vouchers: (company: string, kind?: Voucher["kind"]) => Promise<Voucher[]>;
  readonly articles: (company: string) => Promise<readonly { readonly id: string }[]>;
  readonly parties: (company: string) => Promise<readonly { readonly id: string; readonly name: string }[]>;
}

const pageSchema = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });

export async function openApiClient(url: string, logIn: LogIn): Promise<ApiClient> {
  const ask = async (path: string, init: RequestInit, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}${path}`, {
      ...init,
      headers: { origin: url, "content-type": "application/json", ...headers },
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const session = await ask("/session", { method: "POST", body: JSON.stringify(logIn) });
  const cookie = session.headers.getSetCookie()[0]?.split(";")[0] ?? "";

  async function list(path: string): Promise<unknown[]> {
    const items: unknown[] = [];
    for (let after = ""; ; ) {
      const answer = await ask(`${path}limit=200${after}`, {}, { cookie });
      const page = pageSchema.parse(await answer.json());
      items.push(...page.items);
      if (page.next === null) return items;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
  }
  return {
    command: async (type, company, args) => {
      const body = JSON.stringify({ company, args });
      await ask(`/api/v1/commands/${type}`, { method: "POST", body }, { cookie });
    },
    vouchers: async (company, kind) =>
      (await list(
        `/api/v1/companies/${company}/vouchers?${kind === undefined ? "" : `kind=${kind}&`}`,
      )) as Voucher[],
    articles: async (company) => (await list(`/api/v1/companies/${company}/articles?`)) as { id: string }[],
    parties: async (company) =>
      (await list(`/api/v1/companies/${company}/parties?`)) as { id: string; name: string }[],
  };
}
