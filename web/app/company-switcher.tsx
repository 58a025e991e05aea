import { createSignal, lazy, Show, Suspense } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { useFrameState } from "./frame-state.ts";

/** The menu and what places it on the screen are fetched when the button is first touched, not before the first screen. */
const fetchMenu = () => import("#web/ui/menu.tsx");
const Menu = lazy(() => fetchMenu().then((file) => ({ default: file.Menu })));

/** Which company is open, and the way to another. */
export function CompanySwitcher() {
  const { t } = useI18n();
  const state = useFrameState();
  const [touched, setTouched] = createSignal(false);
  const [open, setOpen] = createSignal(false);
  const name = () => state.company()?.name ?? t("frame.noCompany");
  const label = () => (state.company() ? t("frame.company", { name: name() }) : t("frame.chooseCompany"));

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
      aria-haspopup="menu"
      aria-expanded={open()}
      aria-label={label()}
      onPointerEnter={() => void fetchMenu()}
      onClick={() => {
        setTouched(true);
        setOpen(true);
      }}
    >
      {content()}
    </button>
  );

  return (
    <Show when={state.companies().length > 0} fallback={<span class="company-none">{name()}</span>}>
      <Show when={touched()} fallback={closed()}>
        <Suspense fallback={closed()}>
          <Menu
            class="company"
            label={label()}
            open={open()}
            onOpenChange={setOpen}
            items={state.companies().map((company) => ({
              label: company.name,
              hint: company.hint,
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
