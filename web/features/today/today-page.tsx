import { A, useNavigate } from "@solidjs/router";
import { For, lazy, Show, Suspense } from "solid-js";
import { useFrameState } from "#web/app/frame-state.ts";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import type { DayPage, VoucherRow } from "#web/books/books.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateMark } from "#web/ui/fate-mark.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Page } from "#web/ui/page.tsx";
import { SheetRows } from "#web/ui/sheet.tsx";
import { begunLately } from "./begun-lately.ts";
import { MoneyCard } from "./money-card.tsx";
import { ToDo } from "./to-do.tsx";
import { todayTexts } from "./today-texts.ts";

/** Read by few and for a few days, so it is fetched after the day itself. */
const WhatIsLeft = lazy(() => import("./what-is-left.tsx").then((file) => ({ default: file.WhatIsLeft })));

/** Of firms alone, so it is fetched after the day itself. */
const ClientsWaiting = lazy(() =>
  import("./clients-waiting.tsx").then((file) => ({ default: file.ClientsWaiting })),
);

const payment = { href: "/payments/new", icon: "payments", title: "payment", hint: "paymentHint" } as const;
const session = { ...payment, hint: "sessionHint" } as const;
const journal = { href: "/journal", icon: "journal", title: "journal", hint: "journalHint" } as const;
const importing = { href: "/import", icon: "import", title: "import", hint: "importHint" } as const;
const quick = [
  { href: "/invoices/new", icon: "invoices", title: "invoice", hint: "invoiceHint" },
  { href: "/expenses/new", icon: "expenses", title: "expense", hint: "expenseHint" },
] as const;

/** What most people open the app for: the four things to do, the year so far, what waits, the latest. */
export function TodayPage() {
  const t = useTexts(todayTexts);
  const i18n = useI18n();
  const navigate = useNavigate();
  const { company } = useBooks();
  const today = localDay();
  const day = useQuestion("dayPage", () => ({ today }));
  const open = useQuestion("company");
  const isFirm = () => open()?.company.firm?.isOn === true;
  const mayAddClient = () => isFirm() && (open()?.rights.includes("manageClients") ?? false);
  const state = useFrameState();
  const doors = () => [
    open()?.chart.roles.fees ? session : payment,
    ...quick,
    // A FEC is what French books can be taken over from.
    open()?.company.country === "NL" ? journal : importing,
  ];

  const columns = (): readonly Column<VoucherRow>[] => [
    { title: t("column.state"), kind: "margin", cell: (row) => <FateMark fate={row.fate} /> },
    { title: t("column.day"), width: "84px", wideOnly: true, cell: (row) => i18n.dayShort(row.day) },
    {
      title: t("column.label"),
      cell: (row) => (
        <>
          {row.label || t(`kind.${row.kind}`)}
          <span class="sub">
            {[row.partyName, row.number, row.practitionerCode].filter(Boolean).join(" · ")}
          </span>
        </>
      ),
    },
    { title: t("column.amount"), kind: "number", cell: (row) => i18n.money(row.amountCents) },
  ];
  const isBlank = ({ latest, months }: DayPage) =>
    latest.length === 0 && months.every((month) => month.incomeCents === 0 && month.expenseCents === 0);

  return (
    <Page title={t("title")} subtitle={i18n.dayLong(today)}>
      <Show when={company() !== null}>
        <nav class="quick day-quick" aria-label={t("title")}>
          <Show when={isFirm()}>
            <A href="/clients">
              <Icon name="clients" />
              <span>
                {t("clients")}
                <small>{t("clientsHint")}</small>
              </span>
            </A>
          </Show>
          <Show when={mayAddClient()}>
            <A href="/clients/new">
              <Icon name="enter" />
              <span>
                {t("addClient")}
                <small>{t("addClientHint")}</small>
              </span>
            </A>
          </Show>
          <For each={doors()}>
            {(place) => (
              <A href={place.href}>
                <Icon name={place.icon} />
                <span>
                  {t(place.title)}
                  <small>{t(place.hint)}</small>
                </span>
              </A>
            )}
          </For>
        </nav>
      </Show>
      <Show
        when={company() !== null}
        fallback={
          <Show
            when={state.completeAt() !== null}
            fallback={
              <p class="muted" role="status">
                {t("filling")}
              </p>
            }
          >
            <EmptyState
              title={t("noCompany")}
              text={t("noCompanyText")}
              action={
                <div class="cluster">
                  <A class="button" data-look="primary" href="/begin/company">
                    {t("begin")}
                  </A>
                  <A class="button" href="/invitation">
                    {t("invited")}
                  </A>
                  <A class="button" href="/settings/account">
                    {t("account")}
                  </A>
                </div>
              }
            />
          </Show>
        }
      >
        <Show when={isFirm() && company()} keyed>
          {(firm) => (
            <Suspense>
              <ClientsWaiting firm={firm} />
            </Suspense>
          )}
        </Show>
        <Show when={day()}>
          {(known) => (
            <Show
              when={!isBlank(known())}
              fallback={
                <div class="stack">
                  <Show when={!isFirm()}>
                    <FirstStep />
                  </Show>
                  <Remaining />
                </div>
              }
            >
              <Remaining />
              <div class="day">
                <MoneyCard day={known()} today={today} />
                <section class="card">
                  <h2>{t("todo")}</h2>
                  <ToDo day={known()} />
                </section>
                <section class="whole stack">
                  <div class="section-head">
                    <h2>{t("latest")}</h2>
                    <A href="/journal">{t("all")}</A>
                  </div>
                  <SheetRows
                    label={t("latestLabel")}
                    columns={columns()}
                    rows={known().latest}
                    onOpen={(row) => navigate(pathOfVoucher(row))}
                    empty={<EmptyState title={t("emptyTitle")} text={t("emptyText")} />}
                  />
                </section>
              </div>
            </Show>
          )}
        </Show>
      </Show>
    </Page>
  );
}

function Remaining() {
  const { company } = useBooks();
  const open = useQuestion("company");
  return (
    <Suspense>
      <Show when={company()} keyed>
        {(id) => (
          <Show when={begunLately(open())}>
            <WhatIsLeft company={id} />
          </Show>
        )}
      </Show>
    </Suspense>
  );
}

/** Books nobody has written in yet: what will stand here, and the two ways to begin. */
function FirstStep() {
  const t = useTexts(todayTexts);
  return (
    <EmptyState
      title={t("emptyTitle")}
      text={t("emptyText")}
      action={
        <div class="cluster">
          <A class="button" data-look="primary" href="/payments/new">
            {t("firstPayment")}
          </A>
          <A class="button" href="/import">
            {t("firstImport")}
          </A>
        </div>
      }
    />
  );
}
