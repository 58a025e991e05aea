import { Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import type { Correcting, Stranded } from "./create-correcting.ts";
import { createTypedOpening, type FilledForm } from "./create-typed-opening.ts";
import { HalfTypedNotice } from "./half-typed-notice.tsx";
import { keptCorrectionTexts } from "./kept-correction-texts.ts";

interface StrandedCorrectionProps {
  readonly correcting: Correcting;
  /** The form of a new one, filled in as the correction would have left the voucher. */
  readonly toNew: (typed: Readonly<Record<string, unknown>>) => FilledForm;
}

/** Of a voucher that changes no more: what was typed to correct it, which can still be recorded as a new one. */
export function StrandedCorrection(props: StrandedCorrectionProps) {
  const t = useTexts(keptCorrectionTexts);
  const opening = createTypedOpening();

  async function enterAsNew({ typed, forget }: Stranded) {
    if (await opening.open(props.toNew(typed))) await forget();
  }

  return (
    <Show when={props.correcting.stranded()}>
      {(stranded) => (
        <>
          <Notice
            tone="wait"
            title={t("stranded")}
            actions={
              <>
                <Button onClick={() => enterAsNew(stranded())}>{t("asNew")}</Button>
                <Button onClick={() => stranded().forget()}>{t("forget")}</Button>
              </>
            }
          >
            {t("strandedText")}
          </Notice>
          <HalfTypedNotice form={opening.halfTyped()} />
        </>
      )}
    </Show>
  );
}
