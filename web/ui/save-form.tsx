import type { ParentProps } from "solid-js";
import { Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Button } from "./button.tsx";
import { KeptLine } from "./kept-line.tsx";
import { leadToErrors } from "./lead-to-errors.ts";
import { Notice } from "./notice.tsx";
import { Sheet } from "./sheet.tsx";
import { type UnreadTexts, UnreadTextsProvider } from "./unread-texts.ts";

interface SaveFormProps {
  /** What is being written: a name, or "new …". It takes the focus on arrival. */
  readonly title: string;
  readonly onSave: (form: HTMLFormElement) => Promise<void>;
  readonly onCancel: () => void;
  /** Why it could not be saved, in the reader's words. */
  readonly problem: string | undefined;
  /** Whether what is typed was begun at an earlier visit. */
  readonly isRestored: boolean;
  readonly onDiscard: () => void;
  /** Where its fields keep what cannot be read as a number. */
  readonly unread?: UnreadTexts | undefined;
}

/** A sheet to fill in and save. Its buttons stay in sight however long the form, above a phone's keyboard too. */
export function SaveForm(props: ParentProps<SaveFormProps>) {
  const { t } = useI18n();
  return (
    <Sheet>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          // What is wrong may be far above on a phone.
          void props.onSave(form).then(() => leadToErrors(form));
        }}
      >
        <div class="sheet-body stack form">
          <h2 tabIndex={-1}>{props.title}</h2>
          <KeptLine isRestored={props.isRestored} onDiscard={props.onDiscard} />
          <UnreadTextsProvider value={props.unread}>{props.children}</UnreadTextsProvider>
          <Show when={props.problem}>{(said) => <Notice tone="bad" title={said()} live />}</Show>
        </div>
        <div class="form-actions">
          <Button type="submit" look="primary">
            {t("action.save")}
          </Button>
          <Button type="button" onClick={() => props.onCancel()}>
            {t("action.cancel")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
