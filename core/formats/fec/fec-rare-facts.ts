import { fromDayNumber } from "../../calendar-date.ts";
import { canonicalJson } from "../../canonical-json.ts";
import { NO_DAY } from "./fec-rows.ts";

/** What few rows say: an amount in another currency, and the four columns of cash-basis books. */
export interface FecRareFacts {
  readonly foreignAmount: string;
  readonly foreignCurrency: string;
  /** A day's number, or none. */
  readonly settledOn: number;
  readonly settledBy: string;
  readonly nature: string;
  readonly client: string;
}

const CURRENCY_LENGTH_MAX = 60;

/** As canonical JSON, "" for none. */
export function rareFactsToText(facts: FecRareFacts): string {
  const { foreignAmount, foreignCurrency, settledOn, settledBy, nature, client } = facts;
  const isForeign = foreignAmount !== "" && !/^[0,. ]+$/.test(foreignAmount);
  if (!isForeign && settledOn === NO_DAY && settledBy === "" && nature === "" && client === "") return "";
  return canonicalJson({
    ...(isForeign ? { foreignAmount: foreignAmount.slice(0, CURRENCY_LENGTH_MAX) } : {}),
    ...(isForeign && foreignCurrency !== ""
      ? { foreignCurrency: foreignCurrency.slice(0, CURRENCY_LENGTH_MAX) }
      : {}),
    ...(settledOn === NO_DAY ? {} : { settledOn: fromDayNumber(settledOn) }),
    ...(settledBy === "" ? {} : { settledBy }),
    ...(nature === "" ? {} : { nature }),
    ...(client === "" ? {} : { client }),
  });
}
