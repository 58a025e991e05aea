import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, Show } from "solid-js";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { ApprovedInvoice } from "./approved-invoice.tsx";
import { InvoiceEditor } from "./invoice-editor.tsx";
import { invoicesTexts } from "./invoices-texts.ts";

/** One invoice or credit note: a draft to write, or an approved one to read. */
export function InvoicePage() {
  const t = useTexts(invoicesTexts);
  const params = useParams();
  const navigate = useNavigate();
  const { company } = useBooks();
  const [search] = useSearchParams();
  const [newId, setNewId] = createSignal(crypto.randomUUID());
  const id = createMemo(() => params["id"] ?? newId());
  const credits = () => {
    const asked = search["credits"];
    return typeof asked === "string" ? asked : null;
  };

  const detail = useQuestion("voucher", () => ({ id: id() }));
  const sale = useQuestion("voucher", () => {
    const corrected = credits() ?? creditsOf();
    return corrected === null ? null : { id: corrected };
  });
  const voucher = createMemo(() => {
    const known = detail()?.voucher;
    return known && known.id === id() && (known.kind === "sale" || known.kind === "creditNote")
      ? known
      : null;
  });
  function creditsOf() {
    const known = detail()?.voucher;
    return known?.kind === "creditNote" ? known.credits : null;
  }
  const isNew = () => params["id"] === undefined;
  createEffect(() => {
    if (!isNew()) setNewId(crypto.randomUUID());
  });

  return (
    <Show
      when={voucher()?.state === "approved" ? detail() : null}
      fallback={
        <Show
          when={isNew() ? detail() !== undefined : voucher()}
          fallback={
            <Page title={t("invoice")}>
              <Show when={detail() === null}>
                <Notice title={t("gone")} />
              </Show>
            </Page>
          }
        >
          {/* What is being typed belongs to one company: choosing another leaves it there and begins anew. */}
          <Show when={(credits() === null || sale()) && company()} keyed>
            {(_company) => (
              <InvoiceEditor
                id={id()}
                saved={voucher()}
                seenHash={detail()?.seenHash ?? null}
                credits={sale()?.voucher.kind === "sale" ? (sale()?.voucher ?? null) : null}
                onSaved={() => isNew() && navigate(`/invoices/${id()}`, { replace: true })}
                onGone={() => navigate("/invoices")}
              />
            )}
          </Show>
        </Show>
      }
    >
      {(known) => <ApprovedInvoice detail={known()} sale={sale()?.voucher ?? null} />}
    </Show>
  );
}
