import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { commandsAnswerSchema, headEventSchema } from "#core/replication/command-exchange.ts";
import { pullAnswerSchema } from "#core/replication/pull.ts";
import { splitSealedBodies } from "#core/replication/sealed-bodies.ts";
import { createApp } from "#server/app.ts";
import { putMember } from "#server/commands/put-member.ts";
import { addBlobReader, insertBlobRecord } from "#server/storage/blob-records.ts";
import { revokeDevice } from "#server/storage/devices.ts";
import { aDraft } from "#test/support/approve-sale.ts";
import { practice } from "#test/support/books-builder.ts";
import { openSignedInBrowser } from "#test/support/signed-in-browser.ts";
import { createTestBrowser, type TestBrowser } from "#test/support/test-browser.ts";
import { beginCompany, createTestDevice, joinCompany, type TestDevice } from "#test/support/test-device.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

let services: TestServices;
let app: ReturnType<typeof createApp>;
let device: TestDevice;
let browser: TestBrowser;

beforeEach(async () => {
  services = await createTestServices();
  app = createApp(services);
  device = await beginCompany(services, { ...practice, practice: "several" });
  browser = await openSignedInBrowser(app, services, device);
});

const pullRequest = (id = device.id) => ({ device: id, checkpoints: {}, limit: 100 });

describe("commands and pulls", () => {
  test("commands go up, and come back as documents to another device", async () => {
    const commands = [device.make("voucher.draft", aDraft("s1"))];
    const sent = await browser.send("POST", "/sync/commands", { device: device.id, commands });
    expect(sent.status).toBe(200);
    expect(sent.headers.get("Cache-Control")).toBe("no-store");
    expect(commandsAnswerSchema.parse(await sent.json()).outcomes).toMatchObject([
      { duplicate: false, outcome: { status: "accepted" } },
    ]);

    const jean = await joinCompany(services, device.company);
    const theirs = await openSignedInBrowser(app, services, jean);
    const pulled = await theirs.send("POST", "/sync/v5/pull", pullRequest(jean.id));
    const answer = pullAnswerSchema.parse(await pulled.json());
    expect(answer).toMatchObject({ done: true, pages: { vouchers: [{ id: `${device.company}|s1` }] } });
  });

  test("a request that overtakes the one in front of it waits for it, and both are decided in their order", async () => {
    const [first, second] = [
      device.make("voucher.draft", aDraft("s1")),
      device.make("voucher.draft", aDraft("s2")),
    ];
    const send = (command: typeof first, behind: object) =>
      browser.send("POST", "/sync/commands", { device: device.id, commands: [command], ...behind });
    const overtaking = send(second, { isBehind: true });
    // It has come to the server before the other leaves.
    await services.storage.read(() => Promise.resolve());
    const answers = await Promise.all([overtaking, send(first, {})]);
    for (const answer of answers)
      expect(commandsAnswerSchema.parse(await answer.json()).outcomes).toMatchObject([
        { outcome: { status: "accepted" } },
      ]);
  });

  test("a request behind one that cannot be decided is told of the gap, and so is one behind nothing", async () => {
    const made = ["s1", "s2", "s3"].map((id) => device.make("voucher.draft", aDraft(id)));
    const send = async (command: (typeof made)[number], behind: object) => {
      const answer = await browser.send("POST", "/sync/commands", {
        device: device.id,
        commands: [command],
        ...behind,
      });
      return commandsAnswerSchema.parse(await answer.json()).outcomes;
    };
    const gap = [{ outcome: { status: "broken", code: "gap", expectedCounter: made[0]!.counter } }];
    const behind = send(made[2]!, { isBehind: true });
    expect(await send(made[1]!, {})).toMatchObject(gap);
    expect(await behind).toMatchObject(gap);
  });

  test("a device of another version is answered 426, signed in or not", async () => {
    for (const one of [browser, createTestBrowser(app)]) {
      const answer = await one.send("POST", "/sync/v1/pull", pullRequest());
      expect(answer.status).toBe(426);
      expect(await answer.json()).toEqual({ code: "outdated", schema: 5 });
      expect((await one.send("GET", "/sync/v0/stream")).status).toBe(426);
    }
  });

  test("without a session everything is 401, and on another device than the session's 403", async () => {
    const nobody = createTestBrowser(app);
    const commands = [device.make("voucher.draft", aDraft("s1"))];
    expect((await nobody.send("POST", "/sync/v5/pull", pullRequest())).status).toBe(401);
    expect((await nobody.send("POST", "/sync/commands", { device: device.id, commands })).status).toBe(401);
    expect((await nobody.send("GET", "/sync/v5/stream")).status).toBe(401);
    expect((await browser.send("POST", "/sync/v5/pull", pullRequest("other"))).status).toBe(403);
    const elsewhere = { device: "other", commands };
    expect((await browser.send("POST", "/sync/commands", elsewhere)).status).toBe(403);
  });

  test("a revoked device hears nothing more, and may hand in what it holds", async () => {
    await services.storage.write((tx) => revokeDevice(tx, device.id, services.now().toISOString()));
    expect((await browser.send("POST", "/sync/v5/pull", pullRequest())).status).toBe(403);
    expect((await browser.send("GET", "/sync/v5/stream")).status).toBe(403);
    const commands = [device.make("voucher.draft", aDraft("s1"))];
    const answer = await browser.send("POST", "/sync/commands", { device: device.id, commands });
    expect(await answer.json()).toMatchObject({
      outcomes: [{ outcome: { status: "refused", code: "device.revoked" } }],
    });
  });

  test("a request that is none is answered 400 with what is wrong", async () => {
    const answer = await browser.send("POST", "/sync/v5/pull", { ...pullRequest(), limit: 0 });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "request.invalid", issues: [{ path: "limit" }] });
  });
});

describe("the stream of heads", () => {
  const readers: ReadableStreamDefaultReader<Uint8Array>[] = [];
  afterEach(async () => {
    for (const reader of readers.splice(0)) await reader.cancel();
  });

  /** Reads events until one says this head of this company, and answers all heads heard on the way. */
  async function listen(one: TestBrowser) {
    const answer = await one.send("GET", "/sync/v5/stream");
    expect(answer.headers.get("Content-Type")).toBe("text/event-stream");
    const reader = answer.body!.getReader();
    readers.push(reader);
    const decoder = new TextDecoder();
    let rest = "";
    return async (company: string, head: number) => {
      const heard: unknown[] = [];
      for (;;) {
        const { value, done } = await reader.read();
        if (done) throw new Error("the stream ended");
        const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) {
          const data = /^data: (.*)$/m.exec(event)?.[1];
          if (data === undefined) continue;
          const said = headEventSchema.parse(JSON.parse(data));
          heard.push(said);
          if (said.company === company && said.head === head) return heard;
        }
      }
    };
  }

  test("says every head on connecting and each one that moves, of one's own companies only", async () => {
    const other = await beginCompany(services);
    const heads = (await device.pull()).heads;
    const hear = await listen(browser);
    expect(await hear(device.company, heads[device.company]!)).toHaveLength(1);

    await other.must("voucher.draft", aDraft("theirs"));
    await device.must("voucher.draft", aDraft("ours"));
    const after = (await device.pull()).heads[device.company]!;
    const heard = await hear(device.company, after);
    expect(JSON.stringify(heard)).not.toContain(other.company);
  });

  test("of one session ends the oldest of many, and of too many sessions a person is told when to come again", async () => {
    const first = (await browser.send("GET", "/sync/v5/stream")).body!.getReader();
    for (let opened = 1; opened < 4; opened += 1) await listen(browser);
    const hear = await listen(browser);
    for (let ended = false; !ended; ) ended = (await first.read()).done;
    await hear(device.company, (await device.pull()).heads[device.company]!);

    const anew = async () => {
      const enrolled = await createTestDevice(services, device.userId, device.company);
      return openSignedInBrowser(app, services, enrolled);
    };
    for (let opened = 4; opened < 24; opened += 1) await listen(await anew());
    const answer = await (await anew()).send("GET", "/sync/v5/stream");
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "30"]);
    const other = await joinCompany(services, device.company);
    await listen(await openSignedInBrowser(app, services, other));

    await readers.pop()!.cancel();
    await readers.pop()!.cancel();
    await vi.waitFor(async () => void (await listen(await anew())));
  });

  test("says a company that one has only just joined or begun", async () => {
    const hear = await listen(browser);
    await hear(device.company, (await device.pull()).heads[device.company]!);
    const other = await beginCompany(services);
    const own = {
      name: "Anna",
      role: "accountant",
      isOwner: false,
      practitioner: null,
      reads: "whole",
    } as const;
    await putMember(services, other.company, { id: device.userId, ...own });
    await hear(other.company, (await other.pull()).heads[other.company]!);
  });
});

describe("bodies of seals", () => {
  const body = new TextEncoder().encode("lines of October");
  const hash = createHash("sha256").update(body).digest("hex");
  const stored = deflateRawSync(body);

  beforeEach(async () => {
    await services.blobs.write(hash, stored);
    await services.storage.write(async (tx) => {
      await insertBlobRecord(tx, {
        hash,
        byteLength: body.length,
        encoding: "deflate",
        storedLength: stored.length,
        createdAt: services.now().toISOString(),
      });
      await addBlobReader(tx, { companyId: device.company, hash, slice: "dup", purpose: "seal" });
    });
  });

  test("come as they are stored, whole or from where the device stopped", async () => {
    const answer = await browser.send("GET", `/sync/v5/seals/${hash}?company=${device.company}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(answer.headers.get("Content-Encoding")).toBeNull();
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(stored);

    const rest = await browser.send("GET", `/sync/v5/seals/${hash}`, undefined, { Range: "bytes=5-" });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(stored.subarray(5));
    const beyond = { Range: `bytes=${stored.length}-` };
    expect((await browser.send("GET", `/sync/v5/seals/${hash}`, undefined, beyond)).status).toBe(416);
  });

  test("of another slice, another company and nobody are all the same 404", async () => {
    const marie = await joinCompany(services, device.company, { practitioner: "dup", reads: "slice" });
    const jean = await joinCompany(services, device.company, { practitioner: "mar", reads: "slice" });
    const stranger = await beginCompany(services);
    const ask = async (one: TestDevice, wanted: string) => {
      const asking = await openSignedInBrowser(app, services, one);
      const answer = await asking.send("GET", `/sync/v5/seals/${wanted}`);
      return { status: answer.status, text: answer.status === 200 ? "" : await answer.text() };
    };
    expect((await ask(marie, hash)).status).toBe(200);
    const unknown = await ask(stranger, "0".repeat(64));
    expect(unknown.status).toBe(404);
    expect(await ask(jean, hash)).toEqual(unknown);
    expect(await ask(stranger, hash)).toEqual(unknown);
  });

  test("come several in one answer, and what a reader may not read is as if it were not there", async () => {
    const jean = await joinCompany(services, device.company, { practitioner: "mar", reads: "slice" });
    const ask = async (one: TestDevice, hashes: readonly string[]) => {
      const asking = await openSignedInBrowser(app, services, one);
      const answer = await asking.send("POST", "/sync/v5/seals", { hashes });
      expect(answer.status).toBe(200);
      return splitSealedBodies(new Uint8Array(await answer.arrayBuffer()), hashes.length);
    };
    const unknown = "0".repeat(64);
    expect(await ask(device, [unknown, hash, hash])).toEqual([
      "absent",
      new Uint8Array(stored),
      new Uint8Array(stored),
    ]);
    expect(await ask(jean, [hash, unknown])).toEqual(["absent", "absent"]);
    expect((await browser.send("POST", "/sync/v5/seals", { hashes: [] })).status).toBe(400);
    expect((await browser.send("POST", "/sync/v5/seals", { hashes: Array(65).fill(hash) })).status).toBe(400);
  });
});
