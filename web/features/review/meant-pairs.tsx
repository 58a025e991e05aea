import { createMemo, For, Show } from "solid-js";
import type { Refusal } from "#core/replication/refusal.ts";
import { recordedVoucherTexts } from "#web/app/recorded-voucher-texts.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { formatDecimal } from "#web/i18n/parse-decimal.ts";
import { type MeantLine, readMeantFields } from "./meant-fields.ts";
import { reviewTexts } from "./review-texts.ts";

interface MeantPairsProps {
  readonly refusal: Refusal;
  /** Whom the paper names, where it carries a copy of them. */
  readonly partyName: string | null;
}

/** What a refused act was to write: by what means, on which account, for whom; pairs of a list of facts. */
export function MeantPairs(props: MeantPairsProps) {
  const t = useTexts(reviewTexts);
  const recorded = useTexts(recordedVoucherTexts);
  const i18n = useI18n();
  const open = useQuestion("company");
  const fields = createMemo(() => readMeantFields(props.refusal));
  const parties = useQuestion("parties", () => (fields().party === null ? null : {}));

  const means = () => {
    const { means: id } = fields();
    const chart = open()?.chart;
    const kind = chart?.means.find((one) => one.id === id)?.kind;
    return kind === undefined ? chart && id : recorded(`means.${kind}`);
  };
  const practitioner = () => {
    const { practitioner: id } = fields();
    return open()?.company.practitioners.find((one) => one.id === id)?.name ?? null;
  };
  const account = () => {
    const { account: code } = fields();
    if (code === null) return null;
    const label = open()?.chart.accounts.find((one) => one.code === code)?.label;
    return [code, label].filter(Boolean).join(" ");
  };
  const party = () => props.partyName ?? parties()?.find(({ id }) => id === fields().party)?.name ?? null;
  const lineText = ({ text, quantityThousandths, unitPriceCents }: MeantLine) => {
    const price = i18n.money(unitPriceCents);
    const cost =
      quantityThousandths === 1000
        ? price
        : `${formatDecimal(quantityThousandths, 3, i18n.separators.decimal)} × ${price}`;
    return [text, cost].filter(Boolean).join(" · ");
  };
  const pairs = () => [
    { name: t("party"), value: party() },
    { name: t("means"), value: means() },
    { name: t("practitioner"), value: practitioner() },
    { name: t("account"), value: account() },
  ];

  return (
    <>
      <For each={pairs()}>
        {({ name, value }) => (
          <Show when={value}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Show>
        )}
      </For>
      <Show when={fields().lines.length > 0}>
        <dt>{t("lines")}</dt>
        <dd>
          <For each={fields().lines}>{(line) => <div>{lineText(line)}</div>}</For>
        </dd>
      </Show>
    </>
  );
}
