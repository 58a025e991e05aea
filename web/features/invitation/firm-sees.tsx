import { For } from "solid-js";
import { type Right, rights } from "#core/rights/rights.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { invitationTexts } from "./invitation-texts.ts";
import { rightTexts } from "./right-texts.ts";

interface FirmSeesProps {
  readonly rights: readonly Right[];
}

/** Exactly what an accounting firm will see and do, and what it will not. */
export function FirmSees(props: FirmSeesProps) {
  const t = useTexts(invitationTexts);
  const words = useTexts(rightTexts);
  return (
    <section class="stack role-preview" aria-label={t("firm.sees")}>
      <h3>{t("firm.sees")}</h3>
      <p>{t("firm.seesWhole")}</p>
      <div>
        <h4>{words("preview.may")}</h4>
        <ul>
          <For each={rights.filter((right) => props.rights.includes(right))}>
            {(right) => <li>{words(`right.${right}`)}</li>}
          </For>
        </ul>
      </div>
      <div class="muted">
        <h4>{words("preview.mayNot")}</h4>
        <ul>
          <For each={rights.filter((right) => !props.rights.includes(right))}>
            {(right) => <li>{words(`right.${right}`)}</li>}
          </For>
        </ul>
      </div>
      <p>{t("firm.noPatients")}</p>
    </section>
  );
}
