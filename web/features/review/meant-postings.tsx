import { createMemo, Show } from "solid-js";
import type { Refusal } from "#core/replication/refusal.ts";
import { recordedVoucherTexts } from "#web/app/recorded-voucher-texts.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { PostingsTable } from "#web/ui/postings-table.tsx";
import { readMeantFields } from "./meant-fields.ts";
import { reviewTexts } from "./review-texts.ts";

/** The lines of a refused entry, with their sums. */
export function MeantPostings(props: { readonly refusal: Refusal }) {
  const recorded = useTexts(recordedVoucherTexts);
  const t = useTexts(reviewTexts);
  const open = useQuestion("company");
  const fields = createMemo(() => readMeantFields(props.refusal));
  const labelOf = (account: string) =>
    open()?.chart.accounts.find(({ code }) => code === account)?.label ?? "";
  return (
    <Show when={fields().postings.length > 0}>
      <PostingsTable
        label={t("postings")}
        titles={{
          account: recorded("accountColumn"),
          debit: recorded("debit"),
          credit: recorded("credit"),
        }}
        lines={fields().postings.map((posting) => ({ ...posting, label: labelOf(posting.account) }))}
      />
    </Show>
  );
}
