import { A, useNavigate } from "@solidjs/router";
import { createMemo, createResource, createSignal, For, Show } from "solid-js";
import { countWaiting } from "#web/books/count-waiting.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { useApp } from "./app-context.ts";
import { Door } from "./door.tsx";
import { initialsOf } from "./initials-of.ts";
import { lockTexts } from "./lock-texts.ts";
import type { DevicePerson } from "./people-of-device.ts";
import { PinPad } from "./pin-pad.tsx";

/** Where the screens were while the device is locked: its people, and nothing of anybody's books. */
export function LockPage() {
  const t = useTexts(lockTexts);
  const { lock } = useApp();
  const navigate = useNavigate();
  const [picked, setChosen] = createSignal<DevicePerson | null>(null);
  /** Where nobody else's books lie here, there is nothing to choose. */
  const chosen = createMemo(() => {
    const [first, second] = lock.people();
    return picked() ?? (second === undefined ? (first ?? null) : null);
  });
  const [hasFailed, setFailed] = createSignal(false);

  async function open(person: DevicePerson, pin: string | null) {
    setFailed(false);
    try {
      const unlocked = await lock.unlock(person, pin);
      // An address of one person's books says nothing to another.
      if (unlocked.kind === "open" && unlocked.isAnother) navigate("/today", { replace: true });
      // Local storage forgot that there is a PIN.
      if (unlocked.kind === "locked" && pin === null) setChosen(person);
      return unlocked;
    } catch {
      setFailed(true);
      return null;
    }
  }

  return (
    <Show
      when={chosen()}
      keyed
      fallback={
        <Door title={t("title")} intro={t("intro")}>
          <Show when={hasFailed()}>
            <Notice tone="bad" title={t("failedTitle")} live>
              {t("failed")}
            </Notice>
          </Show>
          <ul class="device-people" aria-label={t("people")}>
            <For each={lock.people()}>
              {(person) => (
                <li>
                  <PersonButton
                    person={person}
                    onChoose={() =>
                      person.lockAfterMinutes === null ? void open(person, null) : setChosen(person)
                    }
                  />
                </li>
              )}
            </For>
          </ul>
          <p class="door-links">
            <A href="/sign-in">{t("someoneElse")}</A>
          </p>
        </Door>
      }
    >
      {(person) => (
        <PinPad
          person={person}
          isAlone={lock.people().length === 1}
          hasFailed={hasFailed()}
          onBack={() => {
            setFailed(false);
            setChosen(null);
          }}
          onTry={(pin) => open(person, pin)}
        />
      )}
    </Show>
  );
}

interface PersonButtonProps {
  readonly person: DevicePerson;
  readonly onChoose: () => void;
}

function PersonButton(props: PersonButtonProps) {
  const t = useTexts(lockTexts);
  const [waiting] = createResource(
    () => props.person.id,
    (id) => countWaiting(id, indexedDB).catch(() => 0),
    { initialValue: 0 },
  );
  return (
    <button type="button" class="device-person" onClick={() => props.onChoose()}>
      <span class="initials" aria-hidden="true">
        {initialsOf(props.person.name)}
      </span>
      <span class="grow">
        <strong>{props.person.name}</strong>
        <Show when={waiting.latest > 0}>
          <span class="small waiting">{t("waiting", { count: waiting.latest })}</span>
        </Show>
        <Show when={props.person.lockAfterMinutes === null}>
          <span class="small muted">{t("noPin")}</span>
        </Show>
      </span>
    </button>
  );
}
