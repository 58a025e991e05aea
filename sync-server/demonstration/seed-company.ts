import { assert } from "#core/assert.ts";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import { isInvoice } from "#core/vouchers/voucher.ts";
import { acceptUncheckedAs, type UncheckedAct } from "../commands/accept-as.ts";
import { readCompanyDocument } from "../delivery/company-documents.ts";
import type { Services } from "../services.ts";
import { paidLine, type SeededCompany, type SeededExpense, type SeededInvoice } from "./seeded-company.ts";

/** After the longest day of work, so that what was done that day reads as done that day. */
const AT = "T17:30:00.000Z";

/**
 * Makes invented books true by the commands a person would have made. Each has an id of its own that follows from what
 * it does, so a seeding that was killed goes on at the next start and nothing is done twice.
 */
export async function seedCompany(services: Services, userId: string, books: SeededCompany): Promise<void> {
  const actor = { userId, company: books.id, via: "demonstration" };
  const run = async (acts: readonly UncheckedAct[]) => {
    for (const outcome of await acceptUncheckedAs(services, actor, acts))
      assert(
        outcome.status === "accepted",
        `the demonstration's books are sound: ${JSON.stringify(outcome)}`,
      );
  };
  const act = <Type extends CommandType>(
    type: Type,
    what: string,
    day: string,
    args: CommandArgs[Type],
  ): UncheckedAct => ({ type, args, madeAt: `${day}${AT}`, id: `seed:${books.id}:${type}:${what}` });
  const { booksStart } = books.create.company;

  await run([
    act("company.create", books.id, booksStart, books.create),
    ...books.parties.map(({ id, ...set }) => act("party.save", id, booksStart, { id, set })),
    ...books.articles.map(({ id, ...set }) => act("article.save", id, booksStart, { id, set })),
    ...books.entries.map((entry) => act("entry.record", entry.id, entry.day, entry)),
    ...books.expenses.map(({ id, day, label, ...paid }) =>
      act("voucher.draft", id, day, {
        id,
        kind: "expense",
        credits: null,
        set: { day, label, practitioner: null, means: "transfer", lines: [paidLine({ label, ...paid })] },
      }),
    ),
  ]);
  const draft = ({ id, credits, day, party, practitioner, lines, termsDays }: SeededInvoice) =>
    act("voucher.draft", id, day, {
      id,
      kind: credits === null ? "sale" : "creditNote",
      credits,
      set: { day, party, practitioner, lines: [...lines], termsDays },
    });
  const approve = async ({ id, day }: SeededInvoice | SeededExpense) =>
    act("voucher.approve", id, day, { id, seenHash: await seenHash(services, books.id, id) });

  await run(await Promise.all(books.expenses.map(approve)));
  const sales = books.invoices.filter(({ credits }) => credits === null);
  await run(sales.map(draft));
  for (const invoice of books.invoices) {
    // A credit note can be drafted once its sale is approved; numbers ask that all are approved in the order of days.
    if (invoice.credits !== null) await run([draft(invoice)]);
    if (invoice.isApproved) await run([await approve(invoice)]);
  }
  await run(books.payments.map((payment) => act("payment.record", payment.id, payment.day, payment)));
}

/** What stood on the screen of whoever approved. */
async function seenHash({ storage }: Services, companyId: string, voucherId: string): Promise<string> {
  return storage.read(async (tx) => {
    const draft = await readCompanyDocument(tx, companyId, "vouchers", voucherId);
    assert(draft !== null && isInvoice(draft), "what is approved was drafted");
    if (draft.approval !== null) return draft.approval.seenHash;
    const party =
      draft.party === null ? null : await readCompanyDocument(tx, companyId, "parties", draft.party);
    return approvalHash(draft, party);
  });
}
