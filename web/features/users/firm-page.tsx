import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { accountingFirmTexts } from "./accounting-firm-texts.ts";
import { FirmInCare } from "./firm-in-care.tsx";
import { InviteFirm } from "./invite-firm.tsx";

/** Which accounting firm looks after the company: invited here, and its work ended here. */
export function FirmPage() {
  const t = useTexts(accountingFirmTexts);
  const i18n = useI18n();
  const open = useQuestion("company");
  const people = useQuestion("members");
  const mayManage = () => open()?.rights.includes("manageMembers") ?? false;
  const ended = () => {
    const known = open()?.company;
    const last = known?.care === null ? known.careEnded : null;
    if (!last) return null;
    const facts = { firm: last.firmName || t("theFirm"), day: i18n.day(last.on) };
    return t(last.by === "firm" ? "endedByFirm" : "endedByCompany", facts);
  };

  return (
    <Page
      title={t("title")}
      actions={
        <A class="button" href="/users">
          {t("back")}
        </A>
      }
    >
      <Show when={open()}>
        {(known) => (
          <div class="stack form">
            <Show when={ended()}>{(title) => <Notice title={title()}>{t("endedText")}</Notice>}</Show>
            <Show when={!mayManage()}>
              <p class="muted">{t("readOnly")}</p>
            </Show>
            <Show
              when={known().company.care}
              fallback={
                <InviteFirm
                  company={known().company}
                  members={people()?.members ?? []}
                  mayManage={mayManage()}
                />
              }
            >
              {(care) => (
                <FirmInCare care={care()} members={people()?.members ?? []} mayManage={mayManage()} />
              )}
            </Show>
          </div>
        )}
      </Show>
    </Page>
  );
}
