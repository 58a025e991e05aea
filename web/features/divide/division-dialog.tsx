import { For, Show } from "solid-js";
import { divideTexts } from "#web/app/divide-texts.ts";
import { SharesList } from "#web/app/shares-list.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Progress } from "#web/ui/progress.tsx";
import type { Division } from "./create-division.ts";

interface DivisionDialogProps {
  readonly division: Division;
  readonly onClose: () => void;
}

/** Shows what everybody would bear before anything is written, then how far it is, then what was refused and why. */
export function DivisionDialog(props: DivisionDialogProps) {
  const t = useTexts(divideTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const hasBegun = () => props.division.count() > 0;
  const failed = () => props.division.failed();
  const doneText = () => t("done", { count: props.division.doneCount() });
  const dividedCount = () => props.division.doneCount() + failed().length;

  function close() {
    // What is under way is done to its end: half of it would be nobody's wish.
    if (props.division.isRunning()) return;
    props.division.finish();
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={close}
      title={t("divide", { count: hasBegun() ? props.division.count() : props.division.chosen().length })}
      description={hasBegun() ? undefined : t("confirmText")}
      actions={
        <Show
          when={hasBegun()}
          fallback={
            <>
              <Button onClick={close}>{i18n.t("action.cancel")}</Button>
              <Button
                look="primary"
                disabled={props.division.chosen().length === 0}
                onClick={() => void props.division.run()}
              >
                {t("divide", { count: props.division.chosen().length })}
              </Button>
            </>
          }
        >
          <Button look="primary" disabled={!props.division.isOver()} onClick={close}>
            {t("close")}
          </Button>
        </Show>
      }
    >
      <Show when={hasBegun()} fallback={<SharesList shares={props.division.shares()} />}>
        <div class="stack">
          <Progress
            label={t("divide", { count: props.division.count() })}
            value={dividedCount()}
            max={props.division.count()}
            words={t("doing", { done: dividedCount(), count: props.division.count() })}
          />
          <p role="status">{props.division.isOver() ? doneText() : ""}</p>
          <Show when={failed().length > 0}>
            <h3>{t("failed", { count: failed().length })}</h3>
            <ul class="plain-list">
              <For each={failed()}>
                {({ voucher, problem }) => (
                  <li>
                    <strong>{voucher.row.label}</strong>, {i18n.money(voucher.row.amountCents)}
                    <span class="block error small">{problemText(problem)}</span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      </Show>
    </Dialog>
  );
}
