import { aDraft, anApproval } from "#test/support/approve-sale.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import type { Books } from "#web/books/books.ts";
import { openBooks } from "#web/books/open-books.ts";

/** What the bench calls in the page of our side, one after the other. */
export interface OursPage {
  readonly begin: (login: string, password: string) => Promise<void>;
  /** Drafts and approves that many invoices, and answers how long each command took. */
  readonly write: (count: number) => Promise<readonly number[]>;
  /** From the network's return to the last outcome, and until the server's documents are all here. */
  readonly arrive: () => Promise<{ readonly outcomesMs: number; readonly completeMs: number }>;
  readonly company: string;
}

const company = crypto.randomUUID();
const device = crypto.randomUUID();
let books: Books;
let pendingCount = 0;
let onDevice = () => {};
let onlineAt = 0;
addEventListener("online", () => {
  onlineAt = performance.now();
});

const until = async (isReached: () => boolean) => {
  while (!isReached())
    await new Promise<void>((resolve) => {
      onDevice = resolve;
    });
};
const must = async (type: string, args: unknown) => {
  const sent = await books.send(company, type as "voucher.draft", args as never);
  if (!sent.ok) throw new Error(`${type}: ${JSON.stringify(sent.problem)}`);
};

const page: OursPage = {
  company,
  begin: async (login, password) => {
    const answer = await fetch("/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ login, password, device: { id: device, name: "bench" } }),
    });
    if (!answer.ok) throw new Error(`Signing in answered ${answer.status}`);
    const { user } = (await answer.json()) as { user: { id: string } };
    const opened = await openBooks({ user: user.id, name: "bench", device }, () => {});
    if (opened.kind !== "open") throw new Error("No PIN was set");
    books = opened.books;
    await books.watch("device", {}, (state) => {
      pendingCount = state.pendingCount;
      onDevice();
    });
    await must("company.create", { company: frenchFirm, memberName: "Louise" });
    await must("party.save", {
      id: "c1",
      set: { role: "customer", number: "C1", name: "Café du Marché" },
    });
    // What the screen a user lands on asks is asked here too.
    await books.watch("dayPage", { company, today: "2026-03-01" }, () => {});
    await books.synchronise();
    await until(() => pendingCount === 0);
    await books.synchronise();
  },
  write: async (count) => {
    const took: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const draft = aDraft(`sale-${index}`);
      for (const [type, args] of [
        ["voucher.draft", draft],
        ["voucher.approve", anApproval(draft)],
      ] as const) {
        const from = performance.now();
        await must(type, args);
        took.push(performance.now() - from);
      }
    }
    await until(() => pendingCount === 2 * count);
    return took;
  },
  arrive: async () => {
    while (onlineAt === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const synchronised = books.synchronise();
    await until(() => pendingCount === 0);
    const outcomesMs = performance.now() - onlineAt;
    await synchronised;
    return { outcomesMs, completeMs: performance.now() - onlineAt };
  },
};
Object.assign(globalThis, { bench: page });
