import { A } from "@solidjs/router";
import { createSignal, createUniqueId, For, onCleanup, onMount, Show } from "solid-js";
import type { LockState } from "#web/books/device-lock.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button, IconButton } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { useApp } from "./app-context.ts";
import type { Unlocked } from "./create-lock.ts";
import { Door } from "./door.tsx";
import { lockTexts } from "./lock-texts.ts";
import type { DevicePerson } from "./people-of-device.ts";
import { digitsOf } from "./pin-length.ts";

interface PinPadProps {
  readonly person: DevicePerson;
  /** Whether nobody else's books lie here. */
  readonly isAlone: boolean;
  readonly hasFailed: boolean;
  readonly onBack: () => void;
  readonly onTry: (pin: string) => Promise<Unlocked | null>;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** Where somebody types their PIN, by touch or by keyboard. */
export function PinPad(props: PinPadProps) {
  const t = useTexts(lockTexts);
  const { lock } = useApp();
  const field = createUniqueId();
  const [pin, setPin] = createSignal("");
  const [isOpening, setOpening] = createSignal(false);
  const [isOff, setOff] = createSignal(false);
  /** What is read out: once, for a countdown that speaks every second lets nobody listen to anything else. */
  const [said, setSaid] = createSignal("");
  const countdown = createCountdown();
  let input: HTMLInputElement | undefined;

  const learn = (state: LockState, isWrong: boolean) => {
    setOff(!state.isPinOn);
    countdown.begin(state.waitSeconds);
    const words = isWrong ? [t("wrong")] : [];
    if (state.waitSeconds > 0) words.push(t("wait", { count: state.waitSeconds }));
    else if (isWrong && state.freeTriesLeft > 0) words.push(t("left", { count: state.freeTriesLeft }));
    setSaid(words.join(" "));
  };
  onMount(() => {
    input?.focus();
    // The device counts wrong PINs, whatever was closed meanwhile.
    lock.lockState(props.person.id).then(
      (state) => state !== null && said() === "" && learn(state, false),
      () => {},
    );
  });

  const type = (typed: string) => {
    setPin(digitsOf(typed));
    if (countdown.seconds() === 0) setSaid("");
  };
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isOpening() || countdown.seconds() > 0) return;
    if (pin() === "") {
      setSaid(t("missing"));
      return input?.focus();
    }
    setOpening(true);
    const unlocked = await props.onTry(pin());
    if (unlocked?.kind === "open") return;
    setOpening(false);
    setPin("");
    if (unlocked?.kind === "locked") learn(unlocked.state, false);
    if (unlocked?.kind === "refused") learn(unlocked.problem, unlocked.problem.code === "pin.wrong");
    input?.focus();
  }

  return (
    <Door title={t("pinOf", { name: props.person.name })}>
      <Show when={props.hasFailed}>
        <Notice tone="bad" title={t("failedTitle")} live>
          {t("failed")}
        </Notice>
      </Show>
      <Show
        when={!isOff()}
        fallback={
          <Notice tone="wait" title={t("offTitle")} live>
            {t("offText")}
          </Notice>
        }
      >
        <form class="pin-pad" noValidate onSubmit={(event) => void submit(event)}>
          <div class="field">
            <label class="label" for={field}>
              {t("pin")}
            </label>
            {/* Our own digits stand below, so a tablet's keyboard need not cover them. */}
            <input
              ref={(element) => {
                input = element;
              }}
              id={field}
              class="input pin"
              type="password"
              inputmode="none"
              autocomplete="off"
              value={pin()}
              disabled={isOpening()}
              aria-invalid={said() === "" ? undefined : true}
              aria-describedby={`${field}-said`}
              onInput={(event) => {
                type(event.currentTarget.value);
                event.currentTarget.value = pin();
              }}
            />
            <p class="error" id={`${field}-said`} role="alert">
              {said()}
            </p>
          </div>
          <div class="digits">
            <For each={DIGITS}>{(digit) => <Digit digit={digit} onType={() => type(pin() + digit)} />}</For>
            <IconButton icon="back" label={t("erase")} onClick={() => type(pin().slice(0, -1))} />
            <Digit digit="0" onType={() => type(`${pin()}0`)} />
            <Button type="submit" look="primary" disabled={isOpening() || countdown.seconds() > 0}>
              <Show when={countdown.seconds() > 0} fallback={t(isOpening() ? "opening" : "open")}>
                {t("seconds", { count: countdown.seconds() })}
              </Show>
            </Button>
          </div>
        </form>
      </Show>
      <p class="door-links">
        <Show when={!props.isAlone} fallback={<A href="/sign-in">{t("someoneElse")}</A>}>
          <button type="button" onClick={() => props.onBack()}>
            {t("back")}
          </button>
        </Show>
        <A href="/sign-in?lost=code">{t(isOff() ? "password" : "forgotten")}</A>
      </p>
    </Door>
  );
}

interface DigitProps {
  readonly digit: string;
  readonly onType: () => void;
}

function Digit(props: DigitProps) {
  const t = useTexts(lockTexts);
  return (
    <button
      type="button"
      class="button digit"
      aria-label={t("digit", { digit: props.digit })}
      onClick={() => props.onType()}
    >
      {props.digit}
    </button>
  );
}

/** Counts seconds down, by a clock that nobody can set. */
function createCountdown() {
  const [now, setNow] = createSignal(performance.now());
  const [until, setUntil] = createSignal(0);
  const timer = setInterval(() => setNow(performance.now()), 1000);
  onCleanup(() => clearInterval(timer));
  return {
    seconds: () => Math.max(0, Math.ceil((until() - now()) / 1000)),
    begin: (seconds: number) => {
      const begun = performance.now();
      setNow(begun);
      setUntil(begun + seconds * 1000);
    },
  };
}
