import { ok, type Result } from "#core/result.ts";
import type { ApiClient } from "./api-client.ts";
import type { CallProblem } from "./problems.ts";
import {
  type TheirCoding,
  type TheirSettings,
  theirCodingSchema,
  theirSettingsSchema,
  theirTermsSchema,
  theirUnitSchema,
} from "./schema.ts";

/** What seldom changes over there; read once for the life of a connected system, and anew after a "not found". */
export interface ReferenceData {
  readonly codings: (day: string) => Promise<Result<TheirCoding[], CallProblem>>;
  readonly settings: () => Promise<Result<TheirSettings, CallProblem>>;
  /** Null where they have none that may be used. */
  readonly unitId: () => Promise<Result<string | null, CallProblem>>;
  readonly termsOfPaymentId: () => Promise<Result<string | null, CallProblem>>;
  readonly forget: () => void;
}

export function createReferenceData(api: ApiClient): ReferenceData {
  const known = new Map<string, unknown>();

  const once = async <Value>(
    key: string,
    read: () => Promise<Result<Value, CallProblem>>,
  ): Promise<Result<Value, CallProblem>> => {
    if (known.has(key)) return ok(known.get(key) as Value);
    const value = await read();
    if (value.ok) known.set(key, value.value);
    return value;
  };

  const settings = () =>
    once("settings", () =>
      api.call({ method: "GET", path: "/companysettings", ifUnheard: "again" }, theirSettingsSchema),
    );

  return {
    settings,
    // The rate of a coding is dated over there too: an invoice takes the one of its own day.
    codings: (day) =>
      once(`codings ${day}`, () =>
        api.list({ path: "/articleaccountcodings", schema: theirCodingSchema, query: { vatRateDate: day } }),
      ),
    unitId: () =>
      once("unit", async () => {
        const units = await api.list({ path: "/units", schema: theirUnitSchema });
        return units.ok ? ok(units.value[0]?.Id ?? null) : units;
      }),
    termsOfPaymentId: () =>
      once("terms", async () => {
        const company = await settings();
        if (!company.ok) return company;
        if (company.value.TermsOfPaymentId != null) return ok(company.value.TermsOfPaymentId);
        const terms = await api.list({
          path: "/termsofpayments",
          schema: theirTermsSchema,
          keep: ({ AvailableForSales }) => AvailableForSales !== false,
        });
        return terms.ok ? ok(terms.value[0]?.Id ?? null) : terms;
      }),
    forget: () => known.clear(),
  };
}
