import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { mayDivide } from "#core/rights/may-divide.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { divideTexts } from "./divide-texts.ts";

interface DivideLinkProps {
  /** Of those days alone; of the fiscal year that goes on unless told. */
  readonly period?: { readonly from: string; readonly through: string } | undefined;
}

/** Leads to what practitioners who file each for themselves have in common; nothing where nobody divides. */
export function DivideLink(props: DivideLinkProps) {
  const t = useTexts(divideTexts);
  const open = useQuestion("company");
  const isOffered = () => {
    const known = open();
    return known && mayDivide(known.company, { rights: known.rights, reads: known.member?.reads });
  };
  const query = () => {
    const { period } = props;
    return period ? `?${new URLSearchParams({ from: period.from, through: period.through })}` : "";
  };
  return (
    <Show when={isOffered()}>
      <A class="button" href={`/divide${query()}`}>
        {t("link")}
      </A>
    </Show>
  );
}
