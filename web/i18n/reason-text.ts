import { useTexts } from "./create-i18n.tsx";
import { defineTexts } from "./define-texts.ts";
import type { en } from "./en/link-reasons.ts";

const linkReasons = defineTexts<typeof en>({
  en: () => import("./en/screens.ts").then((file) => file.linkReasons),
  fr: () => import("./fr/screens.ts").then((file) => file.linkReasons),
  nl: () => import("./nl/screens.ts").then((file) => file.linkReasons),
});

/** Every reason the server gives why a link or a sending stands still, or is to be looked at. */
export const reasonCodes = [
  "vatChoice",
  "rights.missing",
  "connection.offline",
  "connection.failed",
  "connection.signedOut",
  "connection.refusedThere",
  "connection.answerNotOurs",
  "connection.unreachable",
  "connection.consentEnded",
  "connection.scopeMissing",
  "connection.disconnected",
  "connection.notConnected",
  "connection.notFound",
  "connection.notOffered",
  "connection.busy",
  "delivery.tooManyRequests",
  "delivery.unreachable",
  "delivery.theirError",
  "delivery.unreadable",
  "delivery.timedOut",
  "delivery.connectionLost",
  "delivery.serverRestored",
  "delivery.stopped",
  "delivery.lookedUp",
  "delivery.customerIncomplete",
  "delivery.customerTooLong",
  "delivery.currencyDiffers",
  "delivery.periodLocked",
  "delivery.companyNotReady",
  "delivery.accessMissing",
  "delivery.standardArticleChanged",
  "delivery.tooManyLines",
  "delivery.misconfigured",
  "delivery.rejected",
  "delivery.saleNotNumbered",
  "delivery.notApproved",
  "delivery.notOffered",
  "delivery.cannotLookUp",
  "delivery.otherCompany",
  "delivery.referenceTaken",
  "delivery.doubled",
  "delivery.missing",
  "delivery.totalDiffers",
  "delivery.vatDiffers",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Says a reason in the reader's words; one that a newer server gave is at least named. */
export function useReasonText(): (code: string) => string {
  const t = useTexts(linkReasons);
  return (code) => {
    const known = reasonCodes.find((one) => one === code);
    return known ? t(known) : t("other", { code });
  };
}
