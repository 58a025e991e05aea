import { afterEach, describe, expect, test } from "vitest";
import { assert } from "#core/assert.ts";
import { anInvoice, type Connected, NO_CHOICES, openConnected } from "./connected-sandbox.ts";

let open: Connected;
afterEach(() => open.close());

/** Lets their side hold the next request for a draft, before or after it is written, until it is let go. */
async function openHolding(kind: "answerLate" | "writeLate", options: { readonly timeoutSeconds?: number }) {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  open = await openConnected({ ...options, pause: () => held });
  const fault = { route: "POST /v2/customerinvoicedrafts", kind, count: 1, ms: 0, status: 500, code: null };
  open.sandbox.perform({ act: "fault", fault });
  return letGo;
}

/** Longer than a busy machine needs for what is not held. */
const timeoutSeconds = 3;

const draftCount = () => open.sandbox.listing().companies[0]?.drafts.length;
const deliver = (system = open.system) => system.deliverSale(anInvoice(), "cahier/1", NO_CHOICES);

async function find() {
  const found = await open.system.findByReference("cahier/1");
  assert(found.ok, "looking up works");
  return found.value;
}

describe("V22 what comes late", () => {
  test("an answer leaves it unknown, and a look-up knows", async () => {
    await openHolding("answerLate", { timeoutSeconds });
    expect(await deliver()).toEqual({ ok: false, problem: { next: "unknown", reason: "timedOut" } });
    expect(await find()).toHaveLength(1);
  });

  test("a write that lands after we gave up is found by the look-up that comes later", async () => {
    const letGo = await openHolding("writeLate", { timeoutSeconds });
    expect(await deliver()).toEqual({ ok: false, problem: { next: "unknown", reason: "timedOut" } });
    expect(await find()).toHaveLength(0);
    letGo();
    await expect.poll(draftCount).toBe(1);
    expect(await find()).toHaveLength(1);
  });

  test("an answer that we stop waiting for leaves it unknown", async () => {
    await openHolding("answerLate", {});
    const stop = new AbortController();
    const delivery = deliver(open.reconnect(stop.signal));
    await expect.poll(draftCount).toBe(1);
    stop.abort();
    expect(await delivery).toEqual({ ok: false, problem: { next: "unknown", reason: "stopped" } });
  });
});
