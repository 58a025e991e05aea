import type { Page } from "playwright-core";
import { SCHEMA_VERSION } from "#core/collections.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { openChromium } from "#test/support/chromium.ts";
import type { ServerProcess } from "#test/support/server-process.ts";
import { bundlePage } from "../bundle-page.ts";
import type { FloorAnswer, FloorPage, FloorQuestion } from "./floor-page.ts";
import type { ValidatedBooks } from "./seed-validated-books.ts";

export interface Floor {
  readonly ask: (question: FloorQuestion) => Promise<FloorAnswer>;
  /** Fetches and inflates the lines of all the books, as many in one answer as a device asks for. */
  readonly fill: () => Promise<FloorAnswer>;
  readonly close: () => Promise<void>;
}

const BODIES_A_REQUEST = 10;

/** A page with nothing else to do, in a browser of its own, of somebody who may read the books. */
export async function openFloor(server: ServerProcess, books: ValidatedBooks): Promise<Floor> {
  const device = await openChromium();
  const page = await device.context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`${server.url}/health`);
  await signIn(page, books.logIn);
  await page.evaluate(await bundlePage("validated-books/floor-page.ts"));
  const ask = (question: FloorQuestion) =>
    page.evaluate((asked) => (globalThis as unknown as { bench: FloorPage }).bench.ask(asked), question);
  return {
    ask,
    fill: async () => {
      const bodies = (await readHeaders(page)).flatMap((header) => bodiesIn(header, "lines"));
      const batches = bodies.flatMap((_, index) =>
        index % BODIES_A_REQUEST === 0 ? [bodies.slice(index, index + BODIES_A_REQUEST)] : [],
      );
      return ask({ kind: "fill", path: `${SYNC}/seals`, batches });
    },
    close: device.close,
  };
}

const SYNC = `/sync/v${SCHEMA_VERSION}`;
const DEVICE = "7d0f35a2-6a54-4b3e-9c62-5b1f0a3c9d11";

const signIn = (page: Page, { login, password }: ValidatedBooks["logIn"]) =>
  page.evaluate(
    async ([login, password, id]) => {
      const answer = await fetch("/session", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ login, password, device: { id, name: "floor" } }),
      });
      if (!answer.ok) throw new Error(`Signing in answered ${answer.status}`);
    },
    [login, password, DEVICE] as const,
  );

const readHeaders = (page: Page): Promise<SealHeader[]> =>
  page.evaluate(
    async ([path, device]) => {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ device, limit: 1000, checkpoints: {} }),
      });
      const { pages } = (await answer.json()) as { pages: { seals: { body: unknown }[] } };
      return pages.seals.map(({ body }) => body as SealHeader);
    },
    [`${SYNC}/pull`, DEVICE] as const,
  );
