import { assert } from "#core/assert.ts";
import { type VatCategory, vatCategoryOf } from "#core/vat/vat-categories.ts";
import type { ConnectionChoices, NeededChoice } from "../connector.ts";
import { toExternalCoding, toRateBasisPoints } from "./mapping.ts";
import type { TheirCoding } from "./schema.ts";

/** Which of their codings gives a VAT category of ours, or what must be asked; never one of another rate. */
export type CodingForVat =
  | { readonly coding: TheirCoding; readonly chosen: boolean }
  | { readonly needed: NeededChoice };

export function codingForVat(
  vat: string,
  codings: readonly TheirCoding[],
  choices: ConnectionChoices,
): CodingForVat {
  const category = knownCategory(vat);
  const candidates = codings.filter((coding) => coding.IsActive && hasRateOf(category, coding));

  const chosenId = choices.codingByVat[vat];
  if (chosenId !== undefined) {
    const coding = candidates.find(({ Id }) => Id === chosenId);
    return coding === undefined
      ? { needed: neededChoice(vat, "choiceHasOtherVat", null, candidates) }
      : { coding, chosen: true };
  }

  if (candidates.length === 0) return { needed: neededChoice(vat, "noCoding", null, candidates) };
  const [only] = candidates;
  return only !== undefined && candidates.length === 1 && isObvious(category, only)
    ? { coding: only, chosen: false }
    : { needed: neededChoice(vat, "severalCodings", null, candidates) };
}

/**
 * Whether an article's coding gives this category. Above zero the rate says it all, and two codings of
 * one rate differ only in their accounts; at zero it says nothing: exempt, reversed and exported lines all
 * bear 0 %, so only the category's own coding will do.
 */
export function givesVat(
  vat: string,
  coding: TheirCoding,
  codings: readonly TheirCoding[],
  choices: ConnectionChoices,
): boolean {
  const category = knownCategory(vat);
  if (!hasRateOf(category, coding)) return false;
  if (category.rateBasisPoints > 0) return true;
  const own = codingForVat(vat, codings, choices);
  return "coding" in own && own.coding.Id === coding.Id;
}

export const hasRateOf = ({ rateBasisPoints }: VatCategory, coding: TheirCoding): boolean =>
  toRateBasisPoints(coding) === rateBasisPoints;

export function neededChoice(
  vat: string,
  reason: NeededChoice["reason"],
  articleNumber: string | null,
  candidates: readonly TheirCoding[],
): NeededChoice {
  const category = knownCategory(vat);
  return {
    vat,
    reason,
    articleNumber,
    candidates: candidates
      .filter((coding) => coding.IsActive && hasRateOf(category, coding))
      .map(toExternalCoding),
  };
}

/** Only sales at home follow from a rate alone; what is reversed, exported or intra-EU is always asked once. */
function isObvious(category: VatCategory, coding: TheirCoding): boolean {
  if (category.reason === "reverseCharge" || category.reason === "intraEu" || category.reason === "export")
    return false;
  const isDomestic =
    coding.DomesticSalesSubjectToVatAccountNumber != null ||
    coding.DomesticSalesVatExemptAccountNumber != null ||
    coding.DomesticSalesVatCodeExemptAccountNumber != null;
  return (
    isDomestic && (category.rateBasisPoints === 0 || coding.DomesticSalesSubjectToVatAccountNumber != null)
  );
}

export function knownCategory(vat: string): VatCategory {
  const category = vatCategoryOf(vat);
  assert(category !== undefined, "an approved line has a known VAT category");
  return category;
}
