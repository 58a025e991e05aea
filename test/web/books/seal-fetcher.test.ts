import { deflateRawSync } from "node:zlib";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { expect, test } from "vitest";
import { aSealedMonth } from "#test/support/a-sealed-month.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { openSimulatedDevice } from "#test/support/simulated-device.ts";
import { createSimulatedServer } from "#test/support/simulated-server.ts";
import { createCodec, KEY_BYTES } from "#web/books/codec.ts";
import { createCompanyView } from "#web/books/company-view.ts";
import { openSealBodies } from "#web/books/seal-bodies.ts";
import { createSealFetcher } from "#web/books/seal-fetcher.ts";
import { createServerRequests } from "#web/books/server-requests.ts";

const company = "c1";

/** A company of two validated months, as the server says it, and a place to keep their bodies. */
async function openView() {
  const server = createSimulatedServer();
  const device = await openSimulatedDevice({ user: "anna", fetch: server.fetchAs("anna") });
  afterThisFile(device.close);
  await device.books().send(company, "company.create", { company: frenchFirm, memberName: "Anna" });
  await device.synchronise();
  const months = ["2025-10", "2025-11"].map((month, index) =>
    aSealedMonth({ company, month, index, cents: 1000 }),
  );
  const view = createCompanyView(company, "d1");
  const documents = (["companies", "members", "seals"] as const).flatMap((collection) =>
    (collection === "seals" ? months.map(({ header }) => header) : server.documents(company, collection)).map(
      (document) => ({ collection, id: document.id, revision: 1, acts: {}, document }),
    ),
  );
  view.step({ kind: "whole", documents, settled: 0, head: 1 });
  const codec = await createCodec(new Uint8Array(KEY_BYTES));
  const bodies = await openSealBodies(
    "anna",
    { indexedDB: new IDBFactory(), IDBKeyRange, now: () => new Date() },
    codec,
  );
  afterThisFile(async () => bodies.close());
  return { view, bodies, months };
}

/** Several bodies as a server answers them in one. */
const together = (months: readonly { readonly bytes: Uint8Array }[]) =>
  new Uint8Array(
    Buffer.concat(
      months.flatMap(({ bytes }) => {
        const deflated = deflateRawSync(bytes);
        const length = Buffer.alloc(4);
        length.writeUInt32LE(deflated.length);
        return [length, deflated];
      }),
    ),
  );

test("several months come in one answer; what of it is changed, absent or cut off is told apart", async () => {
  const { view, bodies, months } = await openView();
  const [first, second] = months as [(typeof months)[0], (typeof months)[0]];
  const changed = { bytes: first.bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) };
  const whole = together([second, changed]);
  const answers: Record<string, () => Response> = {
    POST: () => new Response(whole),
    GET: () => new Response(new Uint8Array(deflateRawSync(first.bytes))),
  };
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (_, { method = "GET" } = {}) => {
    asked.push(method);
    return answers[method]!();
  };
  const requests = createServerRequests(fetch, new AbortController().signal);
  let seconds = 0;
  const now = () => new Date(seconds * 1000);
  const fetcher = createSealFetcher({ user: "anna", bodies, requests, now });
  await fetcher.fetch([view], async () => {});
  expect([...(await bodies.held(company))]).toEqual([second.hash]);
  expect(await bodies.read(company, second.hash)).toEqual(second.bytes);
  expect(await bodies.read(company, second.hash)).toEqual(second.bytes);
  expect(fetcher.problemOf(first.hash)).toBe("changed");

  seconds = 16;
  await bodies.remove(company, [second.hash]);
  answers["POST"] = () => new Response(together([second]).slice(0, -1));
  await fetcher.fetch([view], async () => {});
  expect(asked).toEqual(["POST", "POST", "GET", "GET"]);
  expect(fetcher.problemOf(first.hash)).toBeNull();
  expect(fetcher.problemOf(second.hash)).toBe("changed");
});

test("a company that is dropped while its months are on their way leaves none of them here, and asks for no more", async () => {
  const { view, bodies, months } = await openView();
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (path) => {
    asked.push(String(path));
    view.step({ kind: "whole", documents: [], settled: 0, head: null });
    await bodies.dropCompany(company);
    return new Response(together(months));
  };
  const requests = createServerRequests(fetch, new AbortController().signal);
  const fetcher = createSealFetcher({ user: "anna", bodies, requests, now: () => new Date(0) });
  await fetcher.fetch([view], async () => {});
  expect(asked).toHaveLength(1);
  expect([...(await bodies.held(company))]).toEqual([]);
});
