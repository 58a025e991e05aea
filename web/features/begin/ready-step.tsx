import { A } from "@solidjs/router";
import { For } from "solid-js";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { FullAnswers, Profession, Step } from "./answers.ts";
import { beginTexts } from "./begin-texts.ts";

interface ReadyStepProps {
  readonly profession: Profession;
  readonly full: FullAnswers;
}

/** Everything that was answered, each a touch away from being changed. */
export function ReadyStep(props: ReadyStepProps) {
  const t = useTexts(beginTexts);
  const i18n = useI18n();
  const lines = (): readonly { readonly step: Step; readonly words: string }[] => {
    const { full } = props;
    const { practice, code, country, basis, vat } = full;
    const people = full.hasPractitioners ? `${t(`company.practice.${practice}`)} · ${code}` : null;
    return [
      { step: "profession", words: t(`company.professions.${props.profession}`) },
      { step: "people", words: people ?? t(`company.practice.${practice}`) },
      { step: "identity", words: [full.name, full.registration].filter(Boolean).join(" · ") },
      { step: "accounting", words: `${t(`company.basis.${basis}`)} · ${t(`company.vat${country}.${vat}`)}` },
      {
        step: "days",
        words: t("company.ready.days", { from: i18n.day(full.yearFrom), start: i18n.day(full.booksStart) }),
      },
    ];
  };
  return (
    <>
      <p class="muted">{t("company.ready.text")}</p>
      <dl class="pairs">
        <For each={lines()}>
          {({ step, words }) => (
            <>
              <dt>
                <A href={`/begin/company?step=${step}`}>{t(`company.${step}.title`)}</A>
              </dt>
              <dd>{words}</dd>
            </>
          )}
        </For>
      </dl>
    </>
  );
}
