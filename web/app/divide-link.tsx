import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { divideTexts } from "./divide-texts.ts";

/** Leads to what practitioners who file each for themselves have in common; nothing where nobody divides. */
export function DivideLink() {
  const t = useTexts(divideTexts);
  const open = useQuestion("company");
  const mayDivide = () => {
    const known = open();
    if (!known) return false;
    return (
      known.company.practice === "several" &&
      known.rights.includes("correct") &&
      known.member?.reads === "whole"
    );
  };
  return (
    <Show when={mayDivide()}>
      <A class="button" href="/divide">
        {t("link")}
      </A>
    </Show>
  );
}
