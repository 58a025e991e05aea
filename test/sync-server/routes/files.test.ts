import { createHash, randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "#server/app.ts";
import { cleanUp } from "#server/background.ts";
import { addBlobReader, WHOLE_COMPANY_ONLY } from "#server/storage/blob-records.ts";
import { PIECE_BYTES_MAX } from "#server/storage/blobs/receive-piece.ts";
import { writeMembership } from "#server/storage/memberships.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import {
  createTestServices,
  createTestUser,
  PASSWORD,
  type TestServices,
} from "#test/support/test-services.ts";

let services: TestServices;
let app: ReturnType<typeof createApp>;
let anne: TestBrowser;

const file = randomBytes(100_000);
const hash = createHash("sha256").update(file).digest("hex");

async function createMember(
  companyId: string,
  slices: readonly string[] | null = null,
): Promise<TestBrowser> {
  const user = await createTestUser(services);
  await services.storage.write((tx) =>
    writeMembership(tx, { companyId, userId: user.id, memberId: "m", role: "user", rights: [], slices }),
  );
  const browser = createTestBrowser(app);
  await browser.send("POST", "/session", { login: user.identifier, password: PASSWORD });
  return browser;
}

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  anne = await createMember("physio");
});

const put = (
  browser: TestBrowser,
  offset: number,
  bytes: Uint8Array,
  rest: { hash?: string; length?: number } = {},
) =>
  browser.send(
    "PUT",
    `/files/physio/${rest.hash ?? hash}?offset=${offset}&length=${rest.length ?? file.length}`,
    bytes,
  );
const get = (browser: TestBrowser, headers = {}) =>
  browser.send("GET", `/files/physio/${hash}`, undefined, headers);
const head = (browser: TestBrowser) => browser.send("HEAD", `/files/physio/${hash}`);

describe("a file going up", () => {
  test("resumes where it was cut, and is read as it was sent", async () => {
    expect((await head(anne)).status).toBe(404);
    const first = await put(anne, 0, file.subarray(0, 40_000));
    expect(await first.json()).toEqual({ received: 40_000, length: 100_000, isComplete: false });
    expect((await get(anne)).status).toBe(404);

    const cut = await head(anne);
    expect([cut.status, cut.headers.get("Upload-Offset"), cut.headers.get("Upload-Complete")]).toEqual([
      200,
      "40000",
      "?0",
    ]);
    const last = await put(anne, 40_000, file.subarray(40_000));
    expect(await last.json()).toEqual({ received: 100_000, length: 100_000, isComplete: true });
    expect((await head(anne)).headers.get("Upload-Complete")).toBe("?1");
    expect(Buffer.from(await (await get(anne)).arrayBuffer()).equals(file)).toBe(true);
  });

  test("says where to go on when a piece comes twice, early or late", async () => {
    await put(anne, 0, file.subarray(0, 40_000));
    for (const offset of [0, 20_000, 60_000]) {
      const answer = await put(anne, offset, file.subarray(offset, offset + 40_000));
      expect([answer.status, await answer.json()]).toEqual([409, { code: "file.offset", received: 40_000 }]);
    }
    await put(anne, 40_000, file.subarray(40_000));
    expect(await (await put(anne, 0, file.subarray(0, 40_000))).json()).toMatchObject({ isComplete: true });
  });

  test("takes each piece once when two tabs send it at the same time", async () => {
    const pieces = [0, 50_000].flatMap((offset) => [offset, offset]);
    const answers = await Promise.all(
      pieces.map((offset) => put(anne, offset, file.subarray(offset, offset + 50_000))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409].sort());
    expect(Buffer.from(await (await get(anne)).arrayBuffer()).equals(file)).toBe(true);
  });

  test("is thrown away when its bytes are not those of its name", async () => {
    const corrupt = Buffer.from(file);
    corrupt[99_999]! ^= 1;
    await put(anne, 0, corrupt.subarray(0, 50_000));
    const answer = await put(anne, 50_000, corrupt.subarray(50_000));
    expect([answer.status, await answer.json()]).toEqual([422, { code: "file.hashMismatch" }]);
    expect((await head(anne)).status).toBe(404);
    expect(await (await put(anne, 0, file)).json()).toMatchObject({ isComplete: true });
  });

  test("is refused when it is, or says it is, too large", async () => {
    const piece = await put(anne, 0, new Uint8Array(PIECE_BYTES_MAX + 1), { length: PIECE_BYTES_MAX * 2 });
    expect([piece.status, await piece.json()]).toEqual([
      413,
      { code: "request.tooLarge", maxBytes: PIECE_BYTES_MAX },
    ]);
    const whole = await put(anne, 0, file, { length: 10 ** 12 });
    expect([whole.status, (await whole.json()).code]).toEqual([413, "file.tooLarge"]);
    const beyond = await put(anne, 0, file, { length: 10 });
    expect(beyond.status).toBe(413);
    await put(anne, 0, file.subarray(0, 10));
    const changed = await put(anne, 10, file.subarray(10, 20), { length: 20 });
    expect([changed.status, await changed.json()]).toEqual([
      409,
      { code: "file.lengthChanged", length: 100_000 },
    ]);
  });

  test("begins anew when its bytes were lost on the server", async () => {
    await put(anne, 0, file.subarray(0, 40_000));
    const [upload] = await services.storage.read((tx) => tx.db.selectFrom("uploads").selectAll().execute());
    await services.uploadPieces.discard({ companyId: "physio", hash, userId: upload!.user_id });
    const answer = await put(anne, 40_000, file.subarray(40_000));
    expect([answer.status, await answer.json()]).toEqual([409, { code: "file.offset", received: 0 }]);
    expect(await (await put(anne, 0, file)).json()).toMatchObject({ isComplete: true });
  });

  test("is forgotten when nobody went on with it for a week", async () => {
    await put(anne, 0, file.subarray(0, 40_000));
    services.passSeconds(8 * 86_400);
    await cleanUp(services);
    expect((await head(anne)).status).toBe(404);
  });

  test("may be empty", async () => {
    const empty = createHash("sha256").digest("hex");
    expect(await (await put(anne, 0, new Uint8Array(), { hash: empty, length: 0 })).json()).toMatchObject({
      isComplete: true,
    });
  });

  test.each(["../../etc/passwd", "..%2f..%2fetc", "ABC", "a".repeat(63), `${"a".repeat(64)}%2f..`])(
    "has no name but a hash: %s",
    async (name) => {
      const answer = await anne.send("PUT", `/files/physio/${name}?offset=0&length=1`, new Uint8Array(1));
      expect([400, 404]).toContain(answer.status);
    },
  );

  test.each(["", "?offset=0", "?offset=-1&length=5", "?offset=0x1&length=5", "?offset=1e3&length=5"])(
    "names its offset and length in whole numbers: %j",
    async (query) => {
      expect((await anne.send("PUT", `/files/physio/${hash}${query}`, new Uint8Array(1))).status).toBe(400);
    },
  );
});

describe("who may send and read", () => {
  test("are members of the company only", async () => {
    await put(anne, 0, file);
    const stranger = await createMember("bakery");
    for (const answer of [await put(stranger, 0, file), await get(stranger), await head(stranger)]) {
      expect(answer.status).toBe(403);
    }
    expect((await get(createTestBrowser(app))).status).toBe(401);
  });

  test("knowing a hash gives nobody bytes that another company sent", async () => {
    await put(anne, 0, file);
    const baker = await createMember("bakery");
    const answer = await baker.send("GET", `/files/bakery/${hash}`);
    expect(answer.status).toBe(404);
    const sent = await baker.send(
      "PUT",
      `/files/bakery/${hash}?offset=0&length=${file.length}`,
      file.subarray(0, 10),
    );
    expect(await sent.json()).toMatchObject({ isComplete: false });
  });

  test("a colleague reads what a document of the company names, within their slices", async () => {
    await put(anne, 0, file);
    const whole = await createMember("physio");
    const sliced = await createMember("physio", ["shared", "BOB"]);
    const statuses = async () => [(await get(whole)).status, (await get(sliced)).status];
    const show = (slice: string) =>
      services.storage.write((tx) =>
        addBlobReader(tx, { companyId: "physio", hash, slice, purpose: "attachment" }),
      );
    expect(await statuses()).toEqual([404, 404]);
    await show(WHOLE_COMPANY_ONLY);
    await show("ANN");
    expect(await statuses()).toEqual([200, 404]);
    await show("BOB");
    expect(await statuses()).toEqual([200, 200]);
  });
});

describe("a file coming down", () => {
  beforeEach(async () => {
    await put(anne, 0, file);
  });

  test.each([
    ["bytes=0-9", 0, 10],
    ["bytes=99990-", 99_990, 100_000],
    ["bytes=-5", 99_995, 100_000],
    ["bytes=99990-200000", 99_990, 100_000],
  ])("comes in the range asked for: %s", async (range, start, end) => {
    const answer = await get(anne, { Range: range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get("Content-Range")).toBe(`bytes ${start}-${end - 1}/100000`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(file.subarray(start, end))).toBe(true);
  });

  test("refuses a range beyond its end, and comes whole for a range it cannot read", async () => {
    const beyond = await get(anne, { Range: "bytes=100000-" });
    expect([beyond.status, beyond.headers.get("Content-Range")]).toEqual([416, "bytes */100000"]);
    const several = await get(anne, { Range: "bytes=0-1,5-9" });
    expect([several.status, (await several.arrayBuffer()).byteLength]).toEqual([200, 100_000]);
  });

  test("is never shown as a page", async () => {
    const { headers } = await get(anne);
    expect(headers.get("Content-Type")).toBe("application/octet-stream");
    expect(headers.get("Content-Disposition")).toBe("attachment");
    expect(headers.get("Cache-Control")).toBe("no-store");
  });
});
