import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import { divideTexts } from "#web/app/divide-texts.ts";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import type { UndividedVoucher } from "#web/books/questions/undivided.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { ChooseButton } from "#web/ui/choose-button.tsx";
import type { Column } from "#web/ui/column.ts";
import { DayField } from "#web/ui/day-field.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateMark } from "#web/ui/fate-mark.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { createDivision, isDivisible } from "./create-division.ts";
import { DivisionDialog } from "./division-dialog.tsx";

/** What practitioners who file each for themselves have in common and nobody has divided: several at once, by the key of each one's day. */
export function DividePage() {
  const t = useTexts(divideTexts);
  const i18n = useI18n();
  const navigate = useNavigate();
  const year = useQuestion("fiscalYear", () => ({ day: localDay() }));
  const [asked, ask] = useSearchParams<{ from: string; through: string }>();
  const from = () => asked.from ?? year()?.from ?? "";
  const through = () => asked.through ?? year()?.through ?? "";
  const period = createMemo(() =>
    from() === "" || through() === "" ? null : { from: from(), through: through() },
  );
  const found = useQuestion("undivided", period);
  const vouchers = () => found()?.vouchers ?? [];
  const division = createDivision(vouchers);
  const [isAsking, setAsking] = createSignal(false);
  const noKeyCount = () => vouchers().filter((one) => !isDivisible(one)).length;
  const chosenCents = () => division.chosen().reduce((sum, { row }) => sum + row.amountCents, 0);

  const sharesText = ({ dividing }: UndividedVoucher) =>
    dividing.state === "noKey"
      ? t("noKey")
      : dividing.shares.map(({ code, cents }) => `${code} ${i18n.money(cents)}`).join(" · ");
  /** Where it differs from what one expects: another day than its own, and which of several keys. */
  const howText = ({ row, dividing }: UndividedVoucher) =>
    dividing.state === "noKey"
      ? ""
      : [
          t("keyFrom", { day: i18n.day(dividing.keyFrom) }),
          ...(dividing.on === row.day ? [] : [t("bookedOn", { day: i18n.day(dividing.on) })]),
        ].join(" · ");

  const columns = (): readonly Column<UndividedVoucher>[] => [
    { title: t("column.state"), kind: "margin", cell: ({ row }) => <FateMark fate={row.fate} /> },
    {
      title: t("column.choose"),
      kind: "act",
      cell: (one) => (
        <Show when={isDivisible(one)}>
          <ChooseButton
            label={t("chooseOne", { label: one.row.label, amount: i18n.money(one.row.amountCents) })}
            isChosen={division.isChosen(one.row.id)}
            onToggle={() => division.toggle(one.row.id)}
          />
        </Show>
      ),
    },
    { title: t("column.day"), width: "120px", wideOnly: true, cell: ({ row }) => i18n.day(row.day) },
    {
      title: t("column.label"),
      cell: (one) => (
        <>
          {one.row.label}
          <span class="sub">
            <span class="only-narrow">
              {i18n.dayShort(one.row.day)}
              <Show when={!isDivisible(one)}> · {sharesText(one)}</Show>
            </span>
            <span class="only-wide">{howText(one)}</span>
          </span>
        </>
      ),
    },
    { title: t("column.shares"), wideOnly: true, cell: sharesText },
    { title: t("column.amount"), kind: "number", cell: ({ row }) => i18n.money(row.amountCents) },
  ];

  return (
    <Page
      title={t("title")}
      actions={
        <A class="button" href="/expenses">
          {i18n.t("place.expenses")}
        </A>
      }
    >
      <Show when={found() !== null} fallback={<Notice title={t("mayNot")} />}>
        <div class="stack fill">
          <p class="muted small">{t("text")}</p>
          <div class="fields" data-dense="">
            <DayField
              label={t("from")}
              day={from()}
              onChange={(day) => ask({ from: day }, { replace: true })}
            />
            <DayField
              label={t("through")}
              day={through()}
              onChange={(day) => ask({ through: day }, { replace: true })}
            />
          </div>
          <Show when={noKeyCount() > 0}>
            <Notice
              tone="wait"
              title={t("noKeyCount", { count: noKeyCount() })}
              actions={
                <A class="button" href="/settings">
                  {t("setKey")}
                </A>
              }
            />
          </Show>
          <Show when={(found()?.count ?? 0) > vouchers().length}>
            <Notice title={t("cut", { shown: vouchers().length, count: found()?.count ?? 0 })} />
          </Show>
          <VirtualList
            label={t("listLabel")}
            columns={columns()}
            source={vouchers()}
            onOpen={(one) => navigate(pathOfVoucher(one.row))}
            isChosen={({ row }) => division.isChosen(row.id)}
            empty={
              <Show when={found()}>
                <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
              </Show>
            }
          />
          <Show when={division.divisible().length > 0}>
            <section class="choice-bar" aria-label={t("selection")}>
              <p role="status">
                {division.chosen().length === 0
                  ? t("none")
                  : [
                      `${t("chosen", { count: division.chosen().length })}, ${i18n.money(chosenCents())}`,
                      ...division.shares().map(({ name, cents }) => `${name} ${i18n.money(cents)}`),
                    ].join(" · ")}
              </p>
              <div class="cluster">
                <Show when={division.chosen().length > 0}>
                  <Button look="primary" onClick={() => setAsking(true)}>
                    {t("divide", { count: division.chosen().length })}
                  </Button>
                </Show>
                <Show
                  when={division.chosen().length < division.divisible().length}
                  fallback={
                    <Button look="quiet" onClick={division.clear}>
                      {t("clear")}
                    </Button>
                  }
                >
                  <Button onClick={division.chooseAll}>
                    {t("all", { count: division.divisible().length })}
                  </Button>
                </Show>
              </div>
            </section>
          </Show>
        </div>
      </Show>
      <Show when={isAsking()}>
        <DivisionDialog division={division} onClose={() => setAsking(false)} />
      </Show>
    </Page>
  );
}
