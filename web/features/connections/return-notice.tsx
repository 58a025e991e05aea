import { Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useReasonText } from "#web/i18n/reason-text.ts";
import { Notice } from "#web/ui/notice.tsx";
import { connectionsTexts } from "./connections-texts.ts";

interface ReturnNoticeProps {
  readonly systemName: string;
  readonly result: string;
  readonly reason: string | null;
}

/** What came of the way through their pages. Anything but their confirmation means: not linked. */
export function ReturnNotice(props: ReturnNoticeProps) {
  const t = useTexts(connectionsTexts);
  const reasonText = useReasonText();
  return (
    <Show
      when={props.result === "connected"}
      fallback={
        <Show
          when={props.result === "refused"}
          fallback={
            <Notice tone="bad" title={t("result.failed")} live>
              {reasonText(props.reason ?? "connection.failed")}
            </Notice>
          }
        >
          <Notice tone="bad" title={t("result.refused", { system: props.systemName })} live>
            {t("result.refusedText")}
          </Notice>
        </Show>
      }
    >
      <Notice tone="ok" title={t("result.connected", { system: props.systemName })} live>
        {t("result.connectedText")}
      </Notice>
    </Show>
  );
}
