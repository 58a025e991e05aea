import type { Connection } from "#core/connections/connection.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import type { Tone } from "#web/ui/notice.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { connectionsTexts } from "./connections-texts.ts";

const tones: Readonly<Record<Connection["state"], Tone>> = {
  notConnected: "info",
  connected: "ok",
  interrupted: "bad",
  disconnected: "info",
};

interface StateTagProps {
  readonly state: Connection["state"];
}

/** How a link stands, in a word. */
export function StateTag(props: StateTagProps) {
  const t = useTexts(connectionsTexts);
  return <Tag tone={tones[props.state]}>{t(`state.${props.state}`)}</Tag>;
}
