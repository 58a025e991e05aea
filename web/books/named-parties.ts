import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import type { Party } from "#core/parties/party.ts";
import type { CompanyView } from "./company-view.ts";
import { shownNameOf } from "./live-columns.ts";

/**
 * Gives the parties of validated lines the names they have on this screen: what is validated knows a patient by number
 * alone, whoever may see patients reads names all the same.
 */
export function createNamedParties(view: CompanyView): (columns: LedgerColumns) => LedgerColumns {
  let namedByColumns = new WeakMap<LedgerColumns, LedgerColumns>();
  let partyByNumber: Map<string, Party> | null = null;
  view.onMove((moves) => {
    if (!moves.some(({ collection }) => collection === "parties")) return;
    namedByColumns = new WeakMap();
    partyByNumber = null;
  });
  return (columns) => {
    const known = namedByColumns.get(columns);
    if (known !== undefined) return known;
    partyByNumber ??= new Map([...view.list("parties")].map((party) => [party.number, party]));
    const numbers = partyByNumber;
    const isNamed = ({ code }: { readonly code: string }) => numbers.has(code);
    const named = columns.dictionaries.parties.some(isNamed) ? withNames(columns, numbers) : columns;
    namedByColumns.set(columns, named);
    return named;
  };
}

const withNames = (columns: LedgerColumns, partyByNumber: ReadonlyMap<string, Party>): LedgerColumns => ({
  ...columns,
  dictionaries: {
    ...columns.dictionaries,
    parties: columns.dictionaries.parties.map((party) => {
      const known = partyByNumber.get(party.code);
      return known === undefined ? party : { ...party, label: shownNameOf(known) };
    }),
  },
});
