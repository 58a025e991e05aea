import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { journalTexts } from "./journal-texts.ts";
import type { Period } from "./period.ts";

const IMPORTED = /^fec:fec~(\d{4}-\d{2}-\d{2})$/;

/** How periods, provenances and balances are said, the same in every list of lines. */
export function useLedgerWords() {
  const t = useTexts(journalTexts);
  const i18n = useI18n();
  return {
    /** "1 234,56 D": which side a balance is on stands beside it, never in its sign alone. */
    balance: (cents: number) =>
      cents === 0
        ? i18n.amount(0)
        : `${i18n.amount(Math.abs(cents))} ${t(cents > 0 ? "side.debit" : "side.credit")}`,
    agreement: (debitCents: number, creditCents: number) => {
      const apart = Math.abs(debitCents - creditCents);
      return apart === 0 ? t("balanced") : t("apart", { amount: i18n.money(apart) });
    },
    provenance: (provenance: string) => {
      if (provenance === "entered") return t("provenance.entered");
      if (provenance === "opening:provisional") return t("provenance.openingProvisional");
      if (provenance === "opening:fixed") return t("provenance.openingFixed");
      const closingDay = IMPORTED.exec(provenance)?.[1];
      return closingDay === undefined
        ? t("provenance.other", { code: provenance })
        : t("provenance.fec", { day: i18n.day(closingDay) });
    },
    period: (period: Period) => {
      if (period.kind === "month") return i18n.month(period.month);
      if (period.kind !== "range") return t(`period.${period.kind}`);
      const { from, through } = period;
      if (from === "" && through === "") return t("period.all");
      if (through === "") return t("period.since", { from: i18n.day(from) });
      if (from === "") return t("period.until", { through: i18n.day(through) });
      return t("period.fromThrough", { from: i18n.day(from), through: i18n.day(through) });
    },
  };
}
