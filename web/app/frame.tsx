import { A, type RouteSectionProps, useLocation, useNavigate } from "@solidjs/router";
import { createEffect, ErrorBoundary, lazy, on, Show, Suspense } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { toastRegion } from "#web/ui/show-toast.ts";
import { useApp } from "./app-context.ts";
import { BooksGate } from "./books-gate.tsx";
import { BrokenScreen } from "./broken-screen.tsx";
import { CompanySwitcher } from "./company-switcher.tsx";
import { useFrameState } from "./frame-state.ts";
import { SideNavigation, TabBar } from "./navigation.tsx";
import { StateBar } from "./state-bar.tsx";

/** So seldom needed that its words come only when it is. */
const RecoveryNotices = lazy(() =>
  import("./recovery-notices.tsx").then((file) => ({ default: file.RecoveryNotices })),
);

/** What surrounds every screen: the company and the state above, the places beside or below. */
export function Frame(props: RouteSectionProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const location = useLocation();
  const navigate = useNavigate();
  const { update, lock } = useApp();
  const state = useFrameState();
  let main!: HTMLElement;

  // Books that were left, or taken away, leave no empty screen behind: the day's page says what one can do.
  createEffect(() => {
    if (state.hasNoCompany() && isOfCompany(location.pathname)) navigate("/today", { replace: true });
  });

  // Whoever listens or tabs has to land on the new screen, not stay on the link that led to it.
  createEffect(
    on(
      () => location.pathname,
      () => queueMicrotask(() => arrivalOf(main).focus({ preventScroll: true })),
      { defer: true },
    ),
  );

  return (
    <div class="frame">
      <a class="skip" href="#main" target="_self">
        {t("frame.skip")}
      </a>
      <header class="top">
        <A class="brand" href="/today">
          {t("brand")}
        </A>
        <CompanySwitcher />
        <StateBar />
        <Show when={lock.isShared()}>
          <button
            type="button"
            class="icon-button to-lock"
            aria-label={t(lock.lockAfterMinutes() === null ? "frame.switchPerson" : "frame.lock")}
            title={t(lock.lockAfterMinutes() === null ? "frame.switchPerson" : "frame.lock")}
            onClick={lock.lock}
          >
            <Icon name="lock" />
          </button>
        </Show>
        <A
          class="icon-button to-settings"
          href="/settings"
          aria-label={t("place.settings")}
          title={t("place.settings")}
        >
          <Icon name="settings" />
        </A>
      </header>
      <SideNavigation />
      <main id="main" class="main" ref={main} tabIndex={-1}>
        <div class="notices">
          <Show when={state.loss()}>
            {(loss) => (
              <Notice
                tone="bad"
                title={t("frame.lostTitle", { count: loss().count })}
                actions={
                  <button type="button" class="button" onClick={state.tellLossSeen}>
                    {t("frame.lostSeen")}
                  </button>
                }
                live
              >
                <Show when={loss().since} fallback={t("frame.lostText")}>
                  {(since) => t("frame.lostSince", { since: i18n.dateTime(since()) })}
                </Show>
              </Notice>
            )}
          </Show>
          <Show when={state.isCopy() || state.restored() || state.numberingShutSince()}>
            <Suspense>
              <RecoveryNotices />
            </Suspense>
          </Show>
          <Show when={state.isFull()}>
            <Notice tone="bad" title={t("frame.fullTitle")} live>
              {t("frame.fullText")}
            </Notice>
          </Show>
          <Show when={state.isTypingUnkept()}>
            <Notice tone="bad" title={t("frame.unkeptTitle")} live>
              {t("frame.unkeptText")}
            </Notice>
          </Show>
          <Show when={state.planEndedOn()}>
            {(day) => (
              <Notice
                tone="wait"
                title={t("frame.planEndedTitle", { day: i18n.day(day()) })}
                actions={
                  <Show when={location.pathname !== PLAN_PATH}>
                    <A class="button" href={PLAN_PATH}>
                      {t("frame.planRenew")}
                    </A>
                  </Show>
                }
              >
                {t("frame.planEndedText")}
              </Notice>
            )}
          </Show>
          <Show when={update.waiting()}>
            <Notice
              title={t("frame.updateTitle")}
              actions={
                <>
                  <button type="button" class="button" data-look="primary" onClick={update.accept}>
                    {t("frame.update")}
                  </button>
                  <button type="button" class="button" onClick={update.postpone}>
                    {t("frame.later")}
                  </button>
                </>
              }
            >
              {t("frame.updateText")}
            </Notice>
          </Show>
        </div>
        <ErrorBoundary fallback={(error: unknown, retry) => <BrokenScreen error={error} onRetry={retry} />}>
          <Suspense fallback={<p class="muted">{t("word.loading")}</p>}>
            <BooksGate>{props.children}</BooksGate>
          </Suspense>
        </ErrorBoundary>
      </main>
      <TabBar />
      <Show when={toastRegion()} keyed>
        {(Region) => <Region />}
      </Show>
    </div>
  );
}

const PLAN_PATH = "/settings/plan";

/** What has something to show without any books: oneself, this device, and the ways to some. */
const OF_NO_COMPANY = ["/today", "/more", "/settings", "/settings/account", "/begin/company"];

const isOfCompany = (path: string) =>
  !OF_NO_COMPANY.includes(path) && !/^\/(company|invitation)\//.test(path);

/** What a new screen is greeted by: the heading of the paper that was opened, else its one heading. */
const arrivalOf = (main: HTMLElement): HTMLElement =>
  main.querySelector<HTMLElement>(".paper h2[tabindex]") ?? main.querySelector("h1") ?? main;
