import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { mayDivide } from "#core/rights/may-divide.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { divideTexts } from "./divide-texts.ts";

/** Leads to what practitioners who file each for themselves have in common; nothing where nobody divides. */
export function DivideLink() {
  const t = useTexts(divideTexts);
  const open = useQuestion("company");
  const isOffered = () => {
    const known = open();
    return known && mayDivide(known.company, { rights: known.rights, reads: known.member?.reads });
  };
  return (
    <Show when={isOffered()}>
      <A class="button" href="/divide">
        {t("link")}
      </A>
    </Show>
  );
}
