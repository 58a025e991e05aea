import { createSignal, Show } from "solid-js";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface SignOutDialogProps {
  readonly pendingCount: number;
  readonly onClose: () => void;
}

/** Before leaving a device that holds acts nobody else has: sends them first, or says where they stay. */
export function SignOutDialog(props: SignOutDialogProps) {
  const t = useTexts(settingsTexts);
  const { books, signOut } = useBooks();
  const [isSending, setSending] = createSignal(false);
  const [tried, setTried] = createSignal(false);

  async function sendNow() {
    setSending(true);
    await books()?.synchronise();
    setSending(false);
    setTried(true);
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={
        props.pendingCount > 0 ? t("signOut.pending", { count: props.pendingCount }) : t("signOut.title")
      }
      description={props.pendingCount > 0 ? t("signOut.pendingText") : undefined}
      actions={
        <Show
          when={props.pendingCount > 0}
          fallback={
            <Button look="primary" onClick={() => void signOut()}>
              {t("signOut.button")}
            </Button>
          }
        >
          <Button look="danger" onClick={() => void signOut()}>
            {t("signOut.anyway")}
          </Button>
          <Button look="primary" disabled={isSending()} onClick={sendNow}>
            {t(isSending() ? "signOut.sending" : "signOut.send")}
          </Button>
        </Show>
      }
    >
      <Show when={props.pendingCount === 0}>
        <Notice tone="ok" title={t("signOut.sent")} live />
      </Show>
      <Show when={tried() && !isSending() && props.pendingCount > 0}>
        <Notice tone="wait" title={t("signOut.notSent")} live />
      </Show>
    </Dialog>
  );
}
