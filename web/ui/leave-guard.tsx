import { type BeforeLeaveEventArgs, useBeforeLeave } from "@solidjs/router";
import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface LeaveGuardProps {
  /** Whether something is typed that would be lost. */
  readonly when: boolean;
}

/** Asks before somebody leaves what they have typed and not saved, by the app or by closing the tab. */
export function LeaveGuard(props: LeaveGuardProps) {
  const { t } = useI18n();
  const [leaving, setLeaving] = createSignal<BeforeLeaveEventArgs | null>(null);

  useBeforeLeave((event) => {
    if (!props.when || event.defaultPrevented) return;
    event.preventDefault();
    setLeaving(event);
  });
  createEffect(() => {
    if (!props.when) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    onCleanup(() => window.removeEventListener("beforeunload", ask));
  });

  return (
    <Show when={leaving()}>
      {(event) => (
        <Dialog
          open
          onClose={() => setLeaving(null)}
          title={t("typing.leaveTitle")}
          description={t("typing.leaveText")}
          actions={
            <>
              <Button
                onClick={() => {
                  const asked = event();
                  setLeaving(null);
                  asked.retry(true);
                }}
              >
                {t("typing.leave")}
              </Button>
              <Button look="primary" onClick={() => setLeaving(null)}>
                {t("typing.stay")}
              </Button>
            </>
          }
        />
      )}
    </Show>
  );
}
