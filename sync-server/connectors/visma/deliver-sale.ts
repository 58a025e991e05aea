import { ok, type Result, refuse } from "#core/result.ts";
import { type ConnectionChoices, type ConnectorProblem, type Delivered, differences } from "../connector.ts";
import type { OutgoingInvoice } from "../outgoing-invoice.ts";
import type { ApiClient } from "./api-client.ts";
import { createPlannedArticles, planArticles } from "./articles.ts";
import { checkNewCustomer, createCustomer, findCustomer } from "./customers.ts";
import { THEIR_ROWS_MAX, toExternalDraft, toTheirDraft } from "./mapping.ts";
import { type CallProblem, isNotFound, toConnectorProblem } from "./problems.ts";
import type { ReferenceData } from "./reference-data.ts";
import { theirDraftSchema } from "./schema.ts";

/** One sale becomes one draft. Ids remembered from before may be gone over there: they are read anew once. */
export async function deliverSale(
  invoice: OutgoingInvoice,
  reference: string,
  choices: ConnectionChoices,
  api: ApiClient,
  data: ReferenceData,
): Promise<Result<Delivered, ConnectorProblem>> {
  const first = await deliverOnce(invoice, reference, choices, api, data);
  if (first.ok) return first;
  if (!isNotFound(first.problem)) return refuse(toConnectorProblem(first.problem));

  data.forget();
  const second = await deliverOnce(invoice, reference, choices, api, data);
  return second.ok ? second : refuse(toConnectorProblem(second.problem));
}

/** First everything is read and judged, then written: what a person must settle leaves nothing behind over there. */
async function deliverOnce(
  invoice: OutgoingInvoice,
  reference: string,
  choices: ConnectionChoices,
  api: ApiClient,
  data: ReferenceData,
): Promise<Result<Delivered, CallProblem>> {
  const rowCount = invoice.lines.length + (invoice.creditedNumber === null ? 0 : 1);
  if (rowCount > THEIR_ROWS_MAX) return refuse(ask("delivery.tooManyLines", []));

  const known = await findCustomer(invoice.customer.number, api);
  if (!known.ok) return known;
  if (known.value === null) {
    const complete = checkNewCustomer(invoice.customer);
    if (!complete.ok) return complete;
  } else if (known.value.CurrencyCode != null && known.value.CurrencyCode !== invoice.currency) {
    return refuse(ask("delivery.currencyDiffers", ["currency"]));
  }

  const settings = await data.settings();
  if (!settings.ok) return settings;
  const planned = await planArticles(invoice, choices, api, data);
  if (!planned.ok) return planned;

  const theirs =
    known.value === null
      ? await createCustomer(invoice.customer, invoice.currency, api, data)
      : ok({ customer: known.value, created: false });
  if (!theirs.ok) return theirs;
  const articles = await createPlannedArticles(planned.value, api, data);
  if (!articles.ok) return articles;

  const draft = await api.call(
    {
      method: "POST",
      path: "/customerinvoicedrafts",
      body: toTheirDraft(invoice, {
        customerId: theirs.value.customer.Id,
        reference,
        articleIds: articles.value.articleIds,
        // "True = company settings checkbox 'ShowPricesExclVatPC' is checked and customer type is 'Private'" (OpenAPI).
        rowsIncludeVat: settings.value.ShowPricesExclVatPC === true && theirs.value.customer.IsPrivatePerson,
      }),
      ifUnheard: "unknown",
    },
    theirDraftSchema,
  );
  if (!draft.ok) return draft;

  const { externalId, answerHash, totals } = toExternalDraft(draft.value);
  return ok({
    externalId,
    externalNumber: null,
    answerHash,
    totals,
    ...differences(totals, invoice),
    createdCustomer: theirs.value.created,
    createdArticle: articles.value.createdArticle,
  });
}

const ask = (
  code: "delivery.tooManyLines" | "delivery.currencyDiffers",
  fields: readonly string[],
): ConnectorProblem => ({ next: "askUser", code, theirCode: "", theirMessage: "", fields });
