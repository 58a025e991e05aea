import { For, Show } from "solid-js";
import type { Reads, Right } from "#core/rights/rights.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { shownRights } from "./right-groups.ts";
import { usersTexts } from "./users-texts.ts";

interface RolePreviewProps {
  readonly rights: readonly Right[];
  readonly reads: Reads;
  readonly isFirm: boolean;
  /** Whose it is, where that is said otherwise. */
  readonly title?: string;
}

/** What a role sees and does, in sentences, before anybody has it. */
export function RolePreview(props: RolePreviewProps) {
  const t = useTexts(usersTexts);
  const known = () => shownRights(props.isFirm);
  const may = () => known().filter((right) => props.rights.includes(right));
  const mayNot = () => known().filter((right) => !props.rights.includes(right));
  const words = (some: readonly Right[]) => some.map((right) => t(`right.${right}`));
  return (
    <section class="stack role-preview" aria-label={props.title ?? t("preview.title")}>
      <h3>{props.title ?? t("preview.title")}</h3>
      <p>{t(props.reads === "whole" ? "preview.seesWhole" : "preview.seesSlice")}</p>
      <Show when={may().length > 0} fallback={<p>{t("preview.mayNothing")}</p>}>
        <div>
          <h4>{t("preview.may")}</h4>
          <ul>
            <For each={words(may())}>{(text) => <li>{text}</li>}</For>
          </ul>
        </div>
      </Show>
      <Show when={mayNot().length > 0}>
        <div class="muted">
          <h4>{t("preview.mayNot")}</h4>
          <ul>
            <For each={words(mayNot())}>{(text) => <li>{text}</li>}</For>
          </ul>
        </div>
      </Show>
    </section>
  );
}
