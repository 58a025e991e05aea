import { createSignal, Match, Show, Switch } from "solid-js";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { useApp } from "./app-context.ts";
import { SaveActionsForm } from "./save-actions-form.tsx";
import { signOutTexts } from "./sign-out-texts.ts";

/** Before leaving a device: what nobody else has is sent, or saved to a file, and then the books are erased here. */
export function SignOutDialog() {
  const t = useTexts(signOutTexts);
  const { farewell } = useApp();
  const { books } = useBooks();
  const { device } = farewell;
  const pendingCount = () => device()?.pendingCount ?? 0;
  const [isSending, setSending] = createSignal(false);
  const [tried, setTried] = createSignal(false);
  const [savedCount, setSavedCount] = createSignal(0);
  const isAllSaved = () => pendingCount() > 0 && savedCount() >= pendingCount();

  async function sendNow() {
    setSending(true);
    await books()?.synchronise();
    setSending(false);
    setTried(true);
  }

  return (
    <Dialog
      open
      onClose={farewell.cancel}
      title={pendingCount() > 0 ? t("pending", { count: pendingCount() }) : t("title")}
      description={t(device() === undefined ? "looking" : "erased")}
      actions={
        <Switch>
          <Match when={device() === undefined}>
            <Button onClick={() => void farewell.leaveBooksHere()}>{t("signOutOnly")}</Button>
          </Match>
          <Match when={pendingCount() === 0}>
            <Button look="primary" onClick={() => void farewell.leave(0)}>
              {t("signOut")}
            </Button>
          </Match>
          <Match when={isAllSaved()}>
            <Button look="danger" onClick={() => void farewell.leave(savedCount())}>
              {t("haveFile")}
            </Button>
          </Match>
        </Switch>
      }
    >
      <Show when={tried() && pendingCount() === 0}>
        <Notice tone="ok" title={t("sent")} live />
      </Show>
      <Show when={pendingCount() > 0}>
        <Show when={tried() && !isSending()}>
          <Notice tone="wait" title={t("notSent")} live />
        </Show>
        <div>
          <Button look="primary" disabled={isSending()} onClick={sendNow}>
            {t(isSending() ? "sending" : "send")}
          </Button>
        </div>
        <SaveActionsForm onSaved={setSavedCount} />
        <Show when={isAllSaved()}>
          <Notice tone="ok" title={t("saved", { count: savedCount() })} live>
            {t("savedText")}
          </Notice>
        </Show>
      </Show>
    </Dialog>
  );
}
