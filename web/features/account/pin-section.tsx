import { createSignal, Show } from "solid-js";
import { useApp } from "#web/app/app-context.ts";
import { digitsOf, PIN_LENGTH_MIN } from "#web/app/pin-length.ts";
import { useBooks } from "#web/books/books-context.tsx";
import type { PinChange } from "#web/books/worker-api.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { accountTexts } from "./account-texts.ts";

const NOTHING_TYPED = { present: "", next: "", again: "" };
const NEVER = 0;
const MINUTES = [1, 2, 5, 15, NEVER] as const;

type Done = "isSet" | "isChanged" | "isRemoved";

/** The PIN by which one takes one's turn on a shared tablet; it is set on each device apart, and kept there alone. */
export function PinSection() {
  const t = useTexts(accountTexts);
  const { lock } = useApp();
  const { books } = useBooks();
  const [typed, setTyped] = createSignal(NOTHING_TYPED);
  const [isTried, setTried] = createSignal(false);
  const [isPresentMissing, setPresentMissing] = createSignal(false);
  const [isSaving, setSaving] = createSignal(false);
  const [hasFailed, setFailed] = createSignal(false);
  /** The key is at hand once the books are open. */
  const isBusy = () => isSaving() || books() === null;
  const [done, setDone] = createSignal<Done | null>(null);
  const [refusal, setRefusal] = createSignal<Extract<PinChange, { readonly ok: false }>["problem"] | null>(
    null,
  );
  const hasPin = () => lock.lockAfterMinutes() !== null;

  const type = (field: keyof typeof NOTHING_TYPED) => (text: string) => {
    setTyped({ ...typed(), [field]: digitsOf(text) });
    setRefusal(null);
    setDone(null);
  };
  const presentError = () => {
    if (refusal()?.code === "pin.wrong") return t("pin.wrong");
    return isPresentMissing() && typed().present === "" ? t("pin.missing") : undefined;
  };
  const nextError = () => (isTried() && typed().next.length < PIN_LENGTH_MIN ? t("pin.short") : undefined);
  const againError = () => (isTried() && typed().again !== typed().next ? t("pin.different") : undefined);

  async function finish(change: Promise<PinChange>, what: Done) {
    setSaving(true);
    setFailed(false);
    const changed = await change.catch(() => null);
    setSaving(false);
    if (changed === null) {
      setFailed(true);
      return;
    }
    if (!changed.ok) {
      setRefusal(changed.problem);
      return;
    }
    setTyped(NOTHING_TYPED);
    setTried(false);
    setPresentMissing(false);
    setDone(what);
  }
  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setRefusal(null);
    setPresentMissing(hasPin());
    if (nextError() !== undefined || againError() !== undefined || presentError() !== undefined) return;
    if (!hasPin()) return finish(lock.setPin(typed().next, null), "isSet");
    return finish(lock.setPin(typed().next, typed().present), "isChanged");
  }
  async function remove() {
    setRefusal(null);
    setTried(false);
    setPresentMissing(true);
    if (presentError() !== undefined) return;
    return finish(lock.removePin(typed().present), "isRemoved");
  }

  return (
    <Sheet label={t("pin.title")}>
      <div class="sheet-body stack">
        <div>
          <h2>{t("pin.title")}</h2>
          <p class="muted small">{t("pin.text")}</p>
          <p class="muted small">{t("pin.protects")}</p>
        </div>
        <Show when={done()}>
          {(what) => (
            <Notice tone="ok" title={t(`pin.${what()}`)} live>
              <Show when={what() === "isSet"}>{t("pin.isSetText")}</Show>
            </Notice>
          )}
        </Show>
        <form class="stack" noValidate onSubmit={(event) => void save(event)}>
          <Show when={hasPin()}>
            <TextField
              label={t("pin.present")}
              type="password"
              inputMode="numeric"
              value={typed().present}
              onChange={type("present")}
              error={presentError()}
            />
          </Show>
          <TextField
            label={t("pin.pin")}
            description={t("pin.pinHint")}
            type="password"
            inputMode="numeric"
            value={typed().next}
            onChange={type("next")}
            error={nextError()}
          />
          <TextField
            label={t("pin.again")}
            type="password"
            inputMode="numeric"
            value={typed().again}
            onChange={type("again")}
            error={againError()}
          />
          <Show when={hasFailed()}>
            <p class="error" role="alert">
              {t("pin.failed")}
            </p>
          </Show>
          <Show when={refusal()}>{(problem) => <Refusal problem={problem()} />}</Show>
          <div class="cluster">
            <Button type="submit" look="primary" disabled={isBusy()}>
              {t(isSaving() ? "pin.saving" : hasPin() ? "pin.change" : "pin.set")}
            </Button>
            <Show when={hasPin()}>
              <Button look="quiet-danger" disabled={isBusy()} onClick={() => void remove()}>
                {t("pin.remove")}
              </Button>
            </Show>
          </div>
        </form>
        <Show when={hasPin()}>
          <RadioGroup
            label={t("pin.lockAfter")}
            value={String(lock.lockAfterMinutes())}
            options={MINUTES.map((minutes) => ({
              value: String(minutes),
              label: minutes === NEVER ? t("pin.never") : t("pin.minutes", { count: minutes }),
            }))}
            onChange={(minutes) => lock.chooseLockAfter(Number(minutes))}
          />
        </Show>
      </div>
    </Sheet>
  );
}

interface RefusalProps {
  readonly problem: Extract<PinChange, { readonly ok: false }>["problem"];
}

function Refusal(props: RefusalProps) {
  const t = useTexts(accountTexts);
  const words = () => {
    const { problem } = props;
    if (problem.code === "pin.serverNeeded") return t("pin.serverNeeded");
    if (problem.code === "pin.off") return t("pin.off");
    return problem.waitSeconds > 0 ? t("pin.wait", { count: problem.waitSeconds }) : "";
  };
  return (
    <Show when={words() !== ""}>
      <p class="error" role="alert">
        {words()}
      </p>
    </Show>
  );
}
