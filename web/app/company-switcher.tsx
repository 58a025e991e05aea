import { createSignal, lazy, Show, Suspense } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { useFrameState } from "./frame-state.ts";

/** The menu and what places it on the screen are fetched when the button is first touched, not before the first screen. */
const fetchMenu = () => import("#web/ui/menu.tsx");
const Menu = lazy(() => fetchMenu().then((file) => ({ default: file.Menu })));
const fetchSearch = () => import("./company-search.tsx");
const CompanySearch = lazy(() => fetchSearch().then((file) => ({ default: file.CompanySearch })));

/** More than these are found by typing rather than by eye. */
const IN_MENU_MAX = 8;

/** Which company is open, and the way to another. */
export function CompanySwitcher() {
  const { t } = useI18n();
  const state = useFrameState();
  const [touched, setTouched] = createSignal(false);
  const [open, setOpen] = createSignal(false);
  const name = () => state.company()?.name ?? t("frame.noCompany");
  const label = () => (state.company() ? t("frame.company", { name: name() }) : t("frame.chooseCompany"));

  const isLong = () => state.companies().length > IN_MENU_MAX;

  const content = () => (
    <>
      <span>{name()}</span>
      <Icon name="down" />
    </>
  );
  const closed = () => (
    <button
      type="button"
      class="company"
      aria-haspopup={isLong() ? "dialog" : "menu"}
      aria-expanded={open()}
      aria-label={label()}
      onPointerEnter={() => void (isLong() ? fetchSearch() : fetchMenu())}
      onClick={() => {
        setTouched(true);
        setOpen(true);
      }}
    >
      {content()}
    </button>
  );

  return (
    <Show
      when={state.companies().length > 0}
      fallback={<span class="company-none">{state.hasNoCompany() ? name() : ""}</span>}
    >
      <Show
        when={touched() && !isLong()}
        fallback={
          <>
            {closed()}
            <Show when={isLong() && open()}>
              <Suspense>
                <CompanySearch label={t("frame.chooseCompany")} onClose={() => setOpen(false)} />
              </Suspense>
            </Show>
          </>
        }
      >
        <Suspense fallback={closed()}>
          <Menu
            class="company"
            label={label()}
            open={open()}
            onOpenChange={setOpen}
            items={state.companies().map((company) => ({
              label: company.name,
              hint: company.hold === "card" ? t("frame.notHere") : company.hint,
              current: company.id === state.company()?.id,
              onChoose: () => state.chooseCompany(company.id),
            }))}
          >
            {content()}
          </Menu>
        </Suspense>
      </Show>
    </Show>
  );
}
