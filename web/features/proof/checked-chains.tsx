import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { closingDayOfChain } from "#core/imports/import-batch.ts";
import type { CheckedChain } from "#core/seals/check-seals.ts";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { SheetRows } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { proofTexts } from "./proof-texts.ts";

interface CheckedChainsProps {
  readonly label: string;
  readonly chains: readonly CheckedChain[];
}

/** What was read again in one place and what came of it, the own periods and those of each import. */
export function CheckedChains(props: CheckedChainsProps) {
  const t = useTexts(proofTexts);
  const i18n = useI18n();
  const nameOf = ({ chain }: CheckedChain) => {
    const closingDay = closingDayOfChain(chain);
    return closingDay === null ? t("own") : t("imported", { day: i18n.day(closingDay) });
  };
  const columns = (): readonly Column<CheckedChain>[] => [
    {
      title: t("books"),
      cell: (checked) => (
        <>
          {nameOf(checked)}
          <span class="sub">
            {[
              t("periods", { count: checked.headers }),
              checked.problem === null ? t("bodies", { count: checked.bodies }) : "",
              checked.notHeld === 0 ? "" : t("notHeld", { count: checked.notHeld }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <Show when={checked.problem}>
            {(problem) => (
              <strong class="block">
                {wordsOf(problem())}
                <Show when={problem().voucher}>{(id) => <ChangedVoucher id={id()} />}</Show>
              </strong>
            )}
          </Show>
          <span class="sub">
            {t("print")} <code>{checked.lastHash.slice(0, PRINT_LENGTH)}</code>
          </span>
        </>
      ),
    },
    {
      title: t("outcome"),
      width: "120px",
      narrowWidth: "128px",
      cell: ({ problem, notHeld }) => {
        if (problem !== null) return <Tag tone="bad">{t("changed")}</Tag>;
        // What is not here was not read again, so nobody says that it is whole.
        if (notHeld > 0) return <Tag tone="wait">{t("partly")}</Tag>;
        return <Tag tone="ok">✓ {t("whole")}</Tag>;
      },
    },
  ];
  const wordsOf = ({ code, month, body }: NonNullable<CheckedChain["problem"]>) =>
    t(`problem.${code}`, {
      month: i18n.month(month),
      what: body === undefined ? "" : t(`body.${body.kind}`),
    });
  return (
    <div class="tall-rows">
      <SheetRows label={props.label} columns={columns()} rows={props.chains} />
    </div>
  );
}

/** Which voucher it is, in the words of this device where it holds it. */
function ChangedVoucher(props: { readonly id: string }) {
  const i18n = useI18n();
  const detail = useQuestion("voucher", () => ({ id: props.id }));
  return (
    <>
      {" "}
      <Show when={detail()} fallback={props.id}>
        {(found) => (
          <A href={pathOfVoucher(found().voucher)}>
            {[found().voucher.label || props.id, i18n.day(found().voucher.day)].join(" · ")}
          </A>
        )}
      </Show>
    </>
  );
}

/** Enough to compare by eye with what was noted elsewhere. */
const PRINT_LENGTH = 16;
