import { createResource, For, Match, Show, Switch } from "solid-js";
import type { FirmLeaving } from "#core/companies/portfolio.ts";
import { askServer } from "#web/app/ask-server.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { accountingFirmTexts } from "./accounting-firm-texts.ts";

interface LeavingFirmProps {
  readonly firm: string;
  readonly leaver: { readonly id: string; readonly name: string };
  readonly isOneself: boolean;
}

/** So many names are read; the rest is counted. */
const NAMES_MAX = 8;

/** What stays with who leaves an accounting firm, and what goes to whom, said before they do. */
export function LeavingFirm(props: LeavingFirmProps) {
  const t = useTexts(accountingFirmTexts);
  const path = () => `/firm/${encodeURIComponent(props.firm)}/leaving/${encodeURIComponent(props.leaver.id)}`;
  const [leaving] = createResource(path, async (asked): Promise<FirmLeaving | null> => {
    const answer = await askServer("GET", asked);
    return answer.kind === "done" ? (answer.body as FirmLeaving) : null;
  });
  const isNone = ({ staying, handedOver, endingCount }: FirmLeaving) =>
    staying.length + handedOver.length + endingCount === 0;

  return (
    <Switch>
      <Match when={leaving.state === "ready" && leaving.latest === null}>
        <Notice title={t("leaving.unknown")} />
      </Match>
      <Match when={leaving.latest}>
        {(shown) => (
          <div class="stack">
            <Show when={isNone(shown()) && props.isOneself}>
              <p class="muted">{t("leaving.nothing")}</p>
            </Show>
            <Show when={shown().staying.length > 0}>
              <div>
                <p>
                  {t(props.isOneself ? "leaving.staysOneself" : "leaving.staysOther", {
                    name: props.leaver.name,
                  })}
                </p>
                <Names
                  names={shown().staying.map(({ name, isOwned }) =>
                    isOwned ? name : t("leaving.staysAsUser", { company: name }),
                  )}
                />
                <p class="muted small">{t("leaving.handOverFirst")}</p>
              </div>
            </Show>
            <Show when={shown().handedOver.length > 0}>
              <div>
                <p>{t("leaving.handedOver", { heir: shown().heir })}</p>
                <Names names={shown().handedOver.map(({ name }) => name)} />
              </div>
            </Show>
            <Show when={shown().endingCount > 0}>
              <p>{t("leaving.ending", { count: shown().endingCount })}</p>
            </Show>
            <Show when={!props.isOneself}>
              <p class="muted small">{t("leaving.onlySeen")}</p>
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  );
}

function Names(props: { readonly names: readonly string[] }) {
  const t = useTexts(accountingFirmTexts);
  return (
    <ul>
      <For each={props.names.slice(0, NAMES_MAX)}>{(name) => <li>{name}</li>}</For>
      <Show when={props.names.length > NAMES_MAX}>
        <li>{t("leaving.more", { count: props.names.length - NAMES_MAX })}</li>
      </Show>
    </ul>
  );
}
