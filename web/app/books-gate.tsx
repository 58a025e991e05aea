import { useLocation } from "@solidjs/router";
import { lazy, Match, type ParentProps, Show, Suspense, Switch } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { BrokenScreen } from "./broken-screen.tsx";
import { useFrameState } from "./frame-state.ts";

const words = () => import("./company-coming.tsx");
const CompanyComing = lazy(() => words().then((file) => ({ default: file.CompanyComing })));
const CompanyArriving = lazy(() => words().then((file) => ({ default: file.CompanyArriving })));

/** Screens that say something without any books. */
const FREE = ["/settings", "/more", "/company", "/begin", "/invitation"];

/** Screens whose books are not all on this device, or did not open, say so: empty books are never shown for whole ones. */
export function BooksGate(props: ParentProps) {
  const { t } = useI18n();
  const state = useFrameState();
  const location = useLocation();
  const hold = () => state.company()?.hold;
  const isFree = () => FREE.some((path) => location.pathname.startsWith(path));
  return (
    <>
      <Show when={hold() === "opening"}>
        <div class="notices">
          <Suspense>
            <CompanyArriving />
          </Suspense>
        </div>
      </Show>
      <Switch fallback={props.children}>
        <Match when={!isFree() && state.unopened()}>
          {(unopened) => (
            <BrokenScreen
              error={unopened().error}
              onRetry={unopened().retry}
              title={t("screen.unopenedTitle")}
              text={t("screen.unopenedText")}
            />
          )}
        </Match>
        <Match when={!isFree() && hold() === "card"}>
          <CompanyComing />
        </Match>
      </Switch>
    </>
  );
}
