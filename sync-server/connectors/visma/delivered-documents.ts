import { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import type { ConnectorProblem, ExternalDocument } from "../connector.ts";
import { type ApiClient, toFilterText } from "./api-client.ts";
import { toExternalDraft, toExternalInvoice } from "./mapping.ts";
import { type CallProblem, isNotFound, toConnectorProblem } from "./problems.ts";
import { theirDraftSchema, theirInvoiceSchema } from "./schema.ts";

/** Drafts and issued invoices of ours, whichever they are by now. */
export const findByReference = (
  reference: string,
  api: ApiClient,
): Promise<Result<readonly ExternalDocument[], ConnectorProblem>> =>
  readDocuments(
    `OurReference eq ${toFilterText(reference)}`,
    (document) => document.reference === reference,
    api,
  );

export const listDelivered = (
  { referencePrefix, sinceDay }: { referencePrefix: string; sinceDay: string },
  api: ApiClient,
): Promise<Result<readonly ExternalDocument[], ConnectorProblem>> =>
  readDocuments(
    `contains(OurReference,${toFilterText(referencePrefix)})`,
    ({ reference, issueDay }) =>
      reference.startsWith(referencePrefix) && (issueDay === null || issueDay >= sinceDay),
    api,
  );

/**
 * Drafts first: one that is converted between the two lists is then seen twice, never not at all,
 * and the issued one names the draft it came from.
 */
async function readDocuments(
  filter: string,
  keep: (document: ExternalDocument) => boolean,
  api: ApiClient,
): Promise<Result<readonly ExternalDocument[], ConnectorProblem>> {
  const drafts = await api.list({ path: "/customerinvoicedrafts", schema: theirDraftSchema, filter });
  if (!drafts.ok) return refuse(toConnectorProblem(drafts.problem));
  const invoices = await api.list({ path: "/customerinvoices", schema: theirInvoiceSchema, filter });
  if (!invoices.ok) return refuse(toConnectorProblem(invoices.problem));

  const issued = invoices.value.map(toExternalInvoice).filter(keep);
  const convertedIds = new Set(issued.map(({ fromDraftId }) => fromDraftId));
  const open = drafts.value.map(toExternalDraft).filter(keep);
  return ok([...open.filter(({ externalId }) => !convertedIds.has(externalId)), ...issued]);
}

export async function removeDraft(
  externalId: string,
  answerHash: string,
  api: ApiClient,
): Promise<Result<"removed" | "changed" | "gone", ConnectorProblem>> {
  const path = `/customerinvoicedrafts/${encodeURIComponent(externalId)}`;
  const draft = await api.call({ method: "GET", path, ifUnheard: "again" }, theirDraftSchema);
  if (!draft.ok) return goneOr(draft.problem);
  if (toExternalDraft(draft.value).answerHash !== answerHash) return ok("changed");
  const removed = await api.call({ method: "DELETE", path, ifUnheard: "again" }, z.unknown());
  return removed.ok ? ok("removed") : goneOr(removed.problem);
}

const goneOr = (problem: CallProblem): Result<"gone", ConnectorProblem> =>
  isNotFound(problem) ? ok("gone") : refuse(toConnectorProblem(problem));
