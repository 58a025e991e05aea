import { A, useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { Entry } from "#core/vouchers/voucher.ts";
import { ClosedVoucher } from "#web/app/closed-voucher.tsx";
import { createCorrecting } from "#web/app/create-correcting.ts";
import { DivideVoucher } from "#web/app/divide-voucher.tsx";
import { correctionFormOf, newFormOf } from "#web/app/form-places.ts";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { StrandedCorrection } from "#web/app/stranded-correction.tsx";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { CancelEntryDialog } from "./cancel-entry-dialog.tsx";
import { entriesTexts } from "./entries-texts.ts";
import { EntryForm } from "./entry-form.tsx";
import { toEntryTyping } from "./entry-typing.ts";

/** One entry, typed line by line: a new one, one for the closing period of a year, or one that stands and is mended. */
export function EntryPage() {
  const t = useTexts(entriesTexts);
  const params = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const open = useQuestion("company");
  const detail = useQuestion("voucher", () => (params["id"] ? { id: params["id"] } : null));
  const [isCancelling, setCancelling] = createSignal(false);

  const entry = createMemo((): Entry | null => {
    const voucher = params["id"] ? detail()?.voucher : undefined;
    return voucher?.kind === "entry" && voucher.id === params["id"] ? voucher : null;
  });
  const wanted = () => {
    const day = search["closing"];
    return typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
  };
  const closingDay = () => {
    const one = entry();
    return one === null ? wanted() : one.closing ? one.day : null;
  };
  const may = (right: "record" | "correct" | "close") => open()?.rights.includes(right) ?? false;
  const mayWrite = () => may(params["id"] ? "correct" : "record") && (closingDay() === null || may("close"));
  /** Why it stands as it is; null while it can be mended. */
  const standsBecause = () => {
    const one = entry();
    if (one === null) return null;
    if (one.state === "cancelled") return t("isCancelled");
    const { by, of } = detail()?.reversing ?? { by: null, of: null };
    return by !== null || of !== null ? t("isReversed") : null;
  };
  const isForm = () =>
    mayWrite() &&
    (!params["id"] || (entry() !== null && standsBecause() === null && detail()?.closed === null));

  const correcting = createCorrecting(
    () => (params["id"] ? correctionFormOf("entry", params["id"]).name : null),
    () => (entry() === null || open() === undefined ? null : isForm()),
  );
  const toNew = (one: Entry, typed: Readonly<Record<string, unknown>>) => ({
    ...newFormOf("entry", one.state === "cancelled" ? closingDay() : null),
    typing: { ...toEntryTyping(one), ...typed, id: crypto.randomUUID(), before: null },
  });

  const back = () => (closingDay() === null ? "/journal" : "/years");
  const done = (saved: string | null) =>
    navigate(closingDay() === null && saved !== null ? pathOfVoucher({ kind: "entry", id: saved }) : back());

  return (
    <Page
      title={t("page")}
      actions={
        <A class="button" href={back()}>
          {t(closingDay() === null ? "toJournal" : "toYears")}
        </A>
      }
    >
      <Show when={open() && !mayWrite()}>
        <Notice title={t("mayNot")} />
      </Show>
      <Show when={params["id"] && detail() !== undefined && entry() === null}>
        <Notice
          title={t("gone")}
          actions={
            <Show when={detail()?.voucher}>
              {(other) => (
                <A class="button" href={pathOfVoucher(other())}>
                  {t("open")}
                </A>
              )}
            </Show>
          }
        />
      </Show>
      {/* Drawn anew for another entry only: each pull makes a new object of the one that is being mended. */}
      <Show when={isForm() ? (params["id"] ?? `new ${wanted() ?? ""}`) : null} keyed>
        {(_name) => (
          <Show when={open()}>
            {(company) => (
              <div class="stack">
                <Show when={entry() && detail()}>{(opened) => <DivideVoucher detail={opened()} />}</Show>
                <EntryForm
                  entry={entry()}
                  closingDay={closingDay()}
                  company={company().company}
                  chart={company().chart}
                  onDone={done}
                />
                <Show when={entry()}>
                  <div class="cluster">
                    <Button look="danger" onClick={() => setCancelling(true)}>
                      {t("cancelEntry")}
                    </Button>
                  </div>
                </Show>
              </div>
            )}
          </Show>
        )}
      </Show>
      <Show when={isForm() ? null : entry()}>
        {(one) => (
          <div class="stack">
            <Show when={standsBecause()}>{(said) => <Notice title={said()} />}</Show>
            <StrandedCorrection correcting={correcting} toNew={(typed) => toNew(one(), typed)} />
            <Show when={detail()}>{(opened) => <ClosedVoucher detail={opened()} />}</Show>
            <div class="cluster">
              <A class="button" href={pathOfVoucher(one())}>
                {t("open")}
              </A>
            </div>
          </div>
        )}
      </Show>
      <Show when={isCancelling() ? entry() : null}>
        {(one) => (
          <CancelEntryDialog
            entry={one()}
            onClose={() => setCancelling(false)}
            onDone={() => navigate(back())}
          />
        )}
      </Show>
    </Page>
  );
}
