import { useSearchParams } from "@solidjs/router";
import { createMemo } from "solid-js";
import type { LedgerFilter } from "#core/reports/ledger-filter.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { boundsOf, type Period, readPeriod, writePeriod } from "./period.ts";

/** What narrows a list of lines, by the name it has in the address. */
export type FilterName = "period" | "journals" | "account" | "party" | "provenances" | "text";

export interface LedgerFilters {
  readonly period: () => Period;
  readonly journals: () => readonly string[];
  readonly provenances: () => readonly string[];
  readonly account: () => string;
  readonly party: () => string;
  readonly text: () => string;
  /** The same as core asks for it; compare-equal as long as nothing changed. */
  readonly filter: () => LedgerFilter;
  readonly set: (values: Partial<Record<FilterName, string | readonly string[]>>) => void;
  readonly setPeriod: (period: Period) => void;
  readonly clear: () => void;
  readonly isNarrowed: () => boolean;
  /** The filters as the end of an address, so that another list opens on the same. */
  readonly search: (only: readonly FilterName[]) => string;
}

const names = ["period", "journals", "account", "party", "provenances", "text"] as const;

/** Filters live in the address: going back finds them, and an address can be kept. */
export function createLedgerFilters(): LedgerFilters {
  const [search, setSearch] = useSearchParams();
  const open = useQuestion("company");
  const today = localDay();

  const all = (name: FilterName): readonly string[] => {
    const found = search[name] ?? [];
    return (Array.isArray(found) ? found : [found]).filter((value) => value !== "");
  };
  const one = (name: FilterName) => all(name)[0] ?? "";
  const period = createMemo(() => readPeriod(one("period")));
  const asked = useQuestion("fiscalYear", () => (period().kind === "year" ? { day: today } : null));
  /** Most years are named, so nobody waits for them; of the others the calendar year stands in until they are told. */
  const fiscalYear = () =>
    open()?.company.fiscalYears.find(({ from, through }) => from <= today && today <= through) ??
    asked() ?? { from: `${today.slice(0, 4)}-01-01`, through: `${today.slice(0, 4)}-12-31` };
  const filter = createMemo((): LedgerFilter => {
    const lists = { journals: all("journals"), provenances: all("provenances") };
    const account = one("account").trim();
    return {
      ...boundsOf(period(), fiscalYear()),
      ...(lists.journals.length > 0 ? { journals: lists.journals } : {}),
      ...(lists.provenances.length > 0 ? { provenances: lists.provenances } : {}),
      ...(account === "" ? {} : { accounts: account.split(/[\s,;]+/) }),
      ...(one("party") === "" ? {} : { partyText: one("party") }),
      ...(one("text") === "" ? {} : { text: one("text") }),
    };
  });
  const set: LedgerFilters["set"] = (values) =>
    setSearch(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
      ),
      { replace: true },
    );

  return {
    period,
    journals: () => all("journals"),
    provenances: () => all("provenances"),
    account: () => one("account"),
    party: () => one("party"),
    text: () => one("text"),
    filter,
    set,
    setPeriod: (chosen) => set({ period: writePeriod(chosen) }),
    clear: () => set(Object.fromEntries(names.map((name) => [name, ""]))),
    isNarrowed: createMemo(() => names.some((name) => all(name).length > 0)),
    search: (only) => {
      const kept = new URLSearchParams(only.flatMap((name) => all(name).map((value) => [name, value])));
      return kept.size === 0 ? "" : `?${kept}`;
    },
  };
}
