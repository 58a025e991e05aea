import * as Kobalte from "@kobalte/core/dialog";
import { createSignal, type JSX, type ParentProps, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "./icon.tsx";
import { PopupPlace } from "./popup-place.ts";

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string | undefined;
  /** The buttons at the bottom, the primary one last. */
  readonly actions?: JSX.Element;
  readonly size?: "plain" | "wide" | undefined;
}

/** Something to decide before going on; Escape, the cross and a touch beside it all mean no. */
export function Dialog(props: ParentProps<DialogProps>) {
  const { t } = useI18n();
  const [content, setContent] = createSignal<HTMLElement>();
  return (
    <Kobalte.Root
      open={props.open}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Kobalte.Portal>
        <Kobalte.Overlay class="veil" />
        <div class="dialog-place">
          <Kobalte.Content ref={setContent} class="dialog" data-size={props.size}>
            <div class="dialog-head">
              <Kobalte.Title>{props.title}</Kobalte.Title>
              <Kobalte.CloseButton class="icon-button" aria-label={t("action.close")}>
                <Icon name="close" />
              </Kobalte.CloseButton>
            </div>
            <div class="dialog-body">
              <Show when={props.description}>
                <Kobalte.Description class="muted">{props.description}</Kobalte.Description>
              </Show>
              <PopupPlace.Provider value={content}>{props.children}</PopupPlace.Provider>
              <Show when={props.actions}>
                <div class="dialog-actions">{props.actions}</div>
              </Show>
            </div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
