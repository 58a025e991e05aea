import type { CheckedChain } from "#core/seals/check-seals.ts";
import { fetchInTurn } from "#web/app/fetch-in-turn.ts";

/** What the server found in the books as it keeps them; null where it cannot be asked now. */
export async function checkOnServer(
  company: string,
  signal: AbortSignal,
): Promise<readonly CheckedChain[] | null> {
  try {
    const address = `/api/v1/companies/${encodeURIComponent(company)}/seals/check`;
    const answer = await fetchInTurn(address, {}, { signal });
    if (!answer.ok) return null;
    const { chains } = (await answer.json()) as { readonly chains: readonly CheckedChain[] };
    return chains;
  } catch {
    return null;
  }
}
