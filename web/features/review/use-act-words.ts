import type { Refusal } from "#core/replication/refusal.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { actTypeOf, issuedNumberOf } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";

/** How the desk speaks of refused acts, wherever it shows one. */
export function useActWords() {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const { user } = useBooks();
  return {
    what: (refusal: Refusal): string => {
      const issued = issuedNumberOf(refusal);
      if (issued !== null) return t("issuedInvoice", { number: issued });
      const type = actTypeOf(refusal);
      return type === null ? t("unknownAct") : t(`act.${type}`);
    },
    /** Who did something with it, and when. */
    who: (id: string | null, name: string | null, instant: string): string => {
      const at = i18n.dateTime(instant);
      return id === user().id ? t("whoYou", { at }) : t("whoOther", { at, name: name ?? t("somebody") });
    },
  };
}
