import { For, Show } from "solid-js";
import type { OtherDocument } from "#core/connections/connection.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { connectionsTexts } from "./connections-texts.ts";

interface OtherDocumentsProps {
  readonly others: readonly OtherDocument[];
}

/** What lies over there under our reference beside the one that arrived, by what it shows there, and the ways out. */
export function OtherDocuments(props: OtherDocumentsProps) {
  const t = useTexts(connectionsTexts);
  const i18n = useI18n();
  const words = (other: OtherDocument) =>
    [
      t(`others.${other.kind}`),
      other.externalNumber,
      other.issueDay && i18n.day(other.issueDay),
      other.customerNumber && t("others.customer", { number: other.customerNumber }),
      i18n.money(other.grossCents),
      t(`others.${other.stage}`),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <Show when={props.others.length > 0}>
      <div>
        <h3>{t("others.title")}</h3>
        <ul class="stack small">
          <For each={props.others}>
            {(other) => (
              <li>
                {words(other)}
                <code class="block muted">{other.externalId}</code>
              </li>
            )}
          </For>
        </ul>
        <p class="small muted">{t("others.waysOut")}</p>
      </div>
    </Show>
  );
}
