import { useLocation } from "@solidjs/router";
import { createEffect, on } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";

interface BrokenScreenProps {
  readonly error: unknown;
  /** What is said instead of "this screen stopped". */
  readonly title?: string;
  readonly text?: string;
  readonly onRetry: () => void;
}

/** A bug of ours stopped this screen; the rest of the frame goes on, and going elsewhere leaves it behind. */
export function BrokenScreen(props: BrokenScreenProps) {
  const { t } = useI18n();
  const location = useLocation();
  createEffect(
    on(
      () => location.pathname,
      () => props.onRetry(),
      { defer: true },
    ),
  );
  const title = () => props.title ?? t("screen.brokenTitle");
  const detail = () =>
    props.error instanceof Error ? (props.error.stack ?? props.error.message) : String(props.error);
  createEffect(() => console.error(props.error));
  return (
    <>
      <h1 class="aside-voice" tabIndex={-1}>
        {title()}
      </h1>
      <Notice
        tone="bad"
        live
        title={title()}
        actions={
          <>
            <button type="button" class="button" data-look="primary" onClick={() => props.onRetry()}>
              {t("action.retry")}
            </button>
            <button type="button" class="button" onClick={() => window.location.reload()}>
              {t("action.reload")}
            </button>
          </>
        }
      >
        <p>{props.text ?? t("screen.brokenText")}</p>
        <details>
          <summary>{t("screen.brokenDetail")}</summary>
          <pre class="small">{detail()}</pre>
        </details>
      </Notice>
    </>
  );
}
