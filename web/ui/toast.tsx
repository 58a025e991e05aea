import * as Kobalte from "@kobalte/core/toast";
import { onCleanup, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "./icon.tsx";
import type { Tone } from "./notice.tsx";

export interface ToastWords {
  readonly title: string;
  readonly text?: string | undefined;
  readonly tone?: Tone | undefined;
}

interface ToastProps extends ToastWords {
  readonly toastId: number;
}

function Toast(props: ToastProps) {
  const { t } = useI18n();
  return (
    <Kobalte.Root as="div" class="toast" toastId={props.toastId} data-tone={props.tone}>
      <div class="grow">
        <Kobalte.Title>
          <strong>{props.title}</strong>
        </Kobalte.Title>
        <Show when={props.text}>
          <Kobalte.Description class="small muted">{props.text}</Kobalte.Description>
        </Show>
      </div>
      <Kobalte.CloseButton class="icon-button" aria-label={t("action.close")}>
        <Icon name="close" />
      </Kobalte.CloseButton>
    </Kobalte.Root>
  );
}

/** Adds a toast to the region, be it there already or not; features say `showToast`. */
export const putToast = (words: ToastWords): number =>
  Kobalte.toaster.show((toast) => <Toast toastId={toast.toastId} {...words} />);

/** Where toasts appear; the frame holds the only one. */
export function ToastRegion() {
  const { t } = useI18n();
  // What was said to one person is not for whoever stands here next.
  onCleanup(() => Kobalte.toaster.clear());
  return (
    <Kobalte.Region duration={6000} limit={3} aria-label={t("frame.notifications")}>
      {/* A status is no list item, so what holds them is no list either. */}
      <Kobalte.List as="div" class="toasts" />
    </Kobalte.Region>
  );
}
