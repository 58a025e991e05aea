import { ok, type Result, refuse } from "#core/result.ts";
import type { AskUserCode } from "../connector.ts";
import type { OutgoingCustomer } from "../outgoing-invoice.ts";
import { type ApiClient, toFilterText } from "./api-client.ts";
import { THEIR_LENGTHS, toTheirCustomer } from "./mapping.ts";
import { type CallProblem, isConflict } from "./problems.ts";
import type { ReferenceData } from "./reference-data.ts";
import { type TheirCustomer, theirCustomerSchema } from "./schema.ts";

/** The customer of this number, as it lies there: never written over, whatever it says. */
export async function findCustomer(
  number: string,
  api: ApiClient,
): Promise<Result<TheirCustomer | null, CallProblem>> {
  const customers = await api.list({
    path: "/customers",
    schema: theirCustomerSchema,
    filter: `CustomerNumber eq ${toFilterText(number)}`,
    keep: ({ CustomerNumber }) => CustomerNumber === number,
  });
  return customers.ok ? ok(customers.value[0] ?? null) : customers;
}

/** What they ask of a new customer and ours may lack: a practice seldom knows its patients' post codes. */
export function checkNewCustomer(customer: OutgoingCustomer): Result<OutgoingCustomer, CallProblem> {
  const missing = (["name", "postalCode", "city"] as const).filter((field) => customer[field].trim() === "");
  if (missing.length > 0) return refuse(askAbout("delivery.customerIncomplete", missing));

  const tooLong = (["number", "postalCode", "city"] as const).filter(
    (field) => customer[field].length > LENGTH_BY_FIELD[field],
  );
  return tooLong.length > 0 ? refuse(askAbout("delivery.customerTooLong", tooLong)) : ok(customer);
}

const LENGTH_BY_FIELD = {
  number: THEIR_LENGTHS.customerNumber,
  postalCode: THEIR_LENGTHS.postalCode,
  city: THEIR_LENGTHS.city,
} as const;

const askAbout = (code: AskUserCode, fields: readonly string[]): CallProblem => ({
  next: "askUser",
  code,
  theirCode: "",
  theirMessage: "",
  fields,
});

/** Creates it; where somebody was faster ("exists already") theirs is taken. */
export async function createCustomer(
  customer: OutgoingCustomer,
  currency: string,
  api: ApiClient,
  reference: ReferenceData,
): Promise<Result<{ customer: TheirCustomer; created: boolean }, CallProblem>> {
  const terms = await reference.termsOfPaymentId();
  if (!terms.ok) return terms;
  const created = await api.call(
    {
      method: "POST",
      path: "/customers",
      body: toTheirCustomer(customer, terms.value ?? "", currency),
      ifUnheard: "again",
    },
    theirCustomerSchema,
  );
  if (created.ok) return ok({ customer: created.value, created: true });
  if (!isConflict(created.problem)) return created;
  const found = await findCustomer(customer.number, api);
  if (!found.ok) return found;
  return found.value === null ? created : ok({ customer: found.value, created: false });
}
