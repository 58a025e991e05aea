import { deflateSync } from "fflate";
import {
  type CollectionName,
  collectionNames,
  type Documents,
  dayOf,
  sliceOf,
  stateOf,
} from "#core/collections.ts";
import { type CommandEnvelope, commandHash } from "#core/commands/command.ts";
import type { Changes, Facts, Problem } from "#core/commands/command-module.ts";
import { decide, standingIn } from "#core/commands/decide.ts";
import type { Member } from "#core/members/member.ts";
import { numbered, seriesOf } from "#core/numbering/number-invoice.ts";
import { commandsRequestSchema, type Outcome } from "#core/replication/command-exchange.ts";
import { deviceRenewalSchema } from "#core/replication/device-renewal.ts";
import { DELETED, type Envelope, envelopeIdOf, SEALED } from "#core/replication/envelope.ts";
import {
  type MonthDigest,
  openingCollections,
  type PullAnswer,
  pullRequestSchema,
} from "#core/replication/pull.ts";
import { changeDigest, digestKeyOf, emptyDigest } from "#core/replication/voucher-digest.ts";
import { readsSlice } from "#core/rights/rights.ts";
import { MAIN_CHAIN } from "#core/seals/seal-header.ts";
import { isInvoice, type Voucher } from "#core/vouchers/voucher.ts";
import { withSealing } from "#core/vouchers/with-sealing.ts";
import { refusalOf } from "./refusal-of.ts";
import { sealAsServer } from "./seal-as-server.ts";

interface Stored {
  readonly collection: CollectionName;
  readonly id: string;
  readonly company: string;
  readonly revision: number;
  readonly acts: Readonly<Record<string, number>>;
  readonly document: Documents[CollectionName] | null;
  /** A voucher that a seal holds is live no longer. */
  readonly isSealed?: true;
}

/** A server in memory that knows core's rules and nothing of storage: the model that devices are held against. */
export interface SimulatedServer {
  /** What a user's device would reach over the network. */
  readonly fetchAs: (user: string) => typeof globalThis.fetch;
  readonly documents: <Name extends CollectionName>(company: string, name: Name) => Documents[Name][];
  readonly outcomes: ReadonlyMap<string, readonly Outcome[]>;
  readonly write: <Name extends CollectionName>(
    company: string,
    name: Name,
    document: Documents[Name],
  ) => void;
  /** The time of the last answer or outcome. */
  readonly answeredAt: () => string;
  readonly blobs: Map<string, Uint8Array>;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Goes back to how things were, as from a backup. */
  readonly backUp: () => () => void;
  readonly remove: (company: string, name: CollectionName, id: string) => void;
  /** Answers every request with this status until it is null again. */
  status: number | null;
  /** The same for commands alone. */
  commandsStatus: number | null;
  /** Changes a digest, as a hole in a device's documents would. */
  spoilDigests: boolean;
  limit: number;
}

export function createSimulatedServer(options: { readonly limit?: number } = {}): SimulatedServer {
  let stored = new Map<string, Stored>();
  let heads = new Map<string, number>();
  let counters = new Map<string, { counter: number; hash: string }>();
  let series = new Map<string, { nextNumber: number; lastDay: string | null }>();
  let outcomes = new Map<string, Outcome[]>();
  let epoch = 1;
  let clock = Date.parse("2026-06-01T08:00:00.000Z");
  const blobs = new Map<string, Uint8Array>();
  const files = new Map<string, Uint8Array>();

  const keyOf = (company: string, collection: CollectionName, id: string) => `${company}/${collection}/${id}`;
  const tick = () => {
    clock += 1000;
    return new Date(clock).toISOString();
  };
  const factsOf = (company: string): Facts => ({
    get: (collection, id) => (stored.get(keyOf(company, collection, id))?.document ?? null) as never,
    vouchersFrom: (day) =>
      [...stored.values()].flatMap(({ company: of, collection, document }) => {
        const voucher = of === company && collection === "vouchers" ? (document as Voucher | null) : null;
        return voucher && voucher.day >= day ? [voucher] : [];
      }),
  });
  const put = (
    company: string,
    collection: CollectionName,
    id: string,
    document: Stored["document"],
    acts: Stored["acts"],
  ) => {
    const revision = (heads.get(company) ?? 0) + 1;
    heads.set(company, revision);
    stored.set(keyOf(company, collection, id), { collection, id, company, revision, acts, document });
    return revision;
  };

  const number = ({ documents, toNumber = [] }: Changes) =>
    documents.map((change) => {
      const { after } = change;
      if (change.collection !== "vouchers" || after === null || !toNumber.includes(change.id)) return change;
      const voucher = after as Voucher;
      if (!isInvoice(voucher)) return change;
      const name = seriesOf(voucher, voucher.day);
      const at = series.get(name) ?? { nextNumber: 1, lastDay: null };
      const given = numbered(voucher, name, at);
      series.set(name, { nextNumber: at.nextNumber + 1, lastDay: given.day });
      return { ...change, after: given };
    });

  const acceptOne = (command: CommandEnvelope, user: string): Outcome => {
    const chain = `${command.company}/${command.device}`;
    const last = counters.get(chain);
    const expected = { expectedCounter: (last?.counter ?? 0) + 1, expectedHash: last?.hash ?? null };
    const broken = (code: "forked" | "gap" | "tampered"): Outcome => ({
      status: "broken",
      command: command.id,
      code,
      ...expected,
    });
    const known = outcomes.get(command.id)?.[0];
    if (known) {
      // Sent again by a copy of the device under an id of its own, it takes its place in that one's chain.
      if (command.counter === expected.expectedCounter && command.previousHash === expected.expectedHash)
        counters.set(chain, { counter: command.counter, hash: command.hash });
      return known;
    }
    if (command.hash !== commandHash(command) || command.madeBy !== user) return broken("tampered");
    if (command.counter > expected.expectedCounter) return broken("gap");
    if (command.counter < expected.expectedCounter || command.previousHash !== expected.expectedHash)
      return broken("forked");
    if (command.type === "import.apply" && !files.has((command.args as { file: string }).file))
      return { status: "later", command: command.id, code: "FILE_MISSING", afterSeconds: 5 };

    counters.set(chain, { counter: command.counter, hash: command.hash });
    const decidedAt = tick();
    const facts = factsOf(command.company);
    const period = decide(command, facts).ok
      ? sealAsServer(command, facts, { ...liveOf(command.company), sealedAt: decidedAt }, (hash, bytes) =>
          blobs.set(hash, bytes),
        )
      : null;
    const decided = decide(command, facts, null, period?.sealing ?? null);
    const outcome: Outcome = decided.ok
      ? {
          status: "accepted",
          command: command.id,
          revision: writeAll(command, number(decided.value)),
          decidedAt,
        }
      : refuseOne(command, decided.problem, decidedAt);
    if (decided.ok)
      for (const { id, entryNumber } of period?.sealed ?? []) {
        const row = stored.get(keyOf(command.company, "vouchers", id))!;
        const document = withSealing(row.document as Voucher, entryNumber, decidedAt);
        stored.set(keyOf(command.company, "vouchers", id), { ...row, document, isSealed: true });
      }
    outcomes.set(command.id, [outcome]);
    return outcome;
  };
  const liveOf = (company: string) => ({
    live: [...stored.values()].flatMap(({ company: of, collection, document, revision, isSealed }) =>
      of === company && collection === "vouchers" && document !== null && !isSealed
        ? [{ voucher: document as Voucher, revision }]
        : [],
    ),
    headers: server
      .documents(company, "seals")
      .filter(({ chain }) => chain === MAIN_CHAIN)
      .sort((one, other) => one.index - other.index),
  });
  const writeAll = (command: CommandEnvelope, documents: Changes["documents"]): number => {
    for (const { collection, id, after } of documents) {
      const before = stored.get(keyOf(command.company, collection, id))?.acts ?? {};
      const acts =
        after !== null && "acts" in after ? after.acts : { ...before, [command.device]: command.counter };
      put(command.company, collection, id, after, acts);
    }
    return heads.get(command.company) ?? 0;
  };
  const refuseOne = (command: CommandEnvelope, problem: Problem, decidedAt: string): Outcome => {
    const { id, company, madeBy } = command;
    const refusal = refusalOf(command, problem, decidedAt);
    const { code, facts } = refusal;
    const isMember = factsOf(company).get("members", madeBy) !== null;
    const revision = isMember ? put(company, "outcomes", id, refusal, refusal.acts) : 0;
    return { status: "refused", command: id, revision, decidedAt, code, facts };
  };

  const memberOf = (company: string, user: string): Member | null => factsOf(company).get("members", user);
  const pull = (body: unknown, user: string): PullAnswer => {
    const request = pullRequestSchema.parse(body);
    const { device, checkpoints, limit, scopes: before = {}, whole, complete = [] } = request;
    const mine = [...heads.keys()].filter((company) => memberOf(company, user) !== null).sort();
    const isCard = (company: string) =>
      whole !== undefined && mine.length > whole.allUpTo && !whole.companies.includes(company);
    const asked = [before, whole?.cards, ...Object.values(checkpoints)].flatMap((revisions) =>
      Object.keys(revisions ?? {}),
    );
    const scopes = Object.fromEntries(
      mine.map((company) => {
        const { reads, practitioner } = standingIn(factsOf(company), company, user);
        return [company, reads === "whole" ? "whole" : `slice ${practitioner}`];
      }),
    );
    const anew = mine.filter((company) => (before[company] ?? scopes[company]) !== scopes[company]);
    const reachedIn = (name: CollectionName, company: string) =>
      anew.includes(company) ? 0 : (checkpoints[name]?.[company] ?? 0);
    const answer: PullAnswer = {
      epoch: `e${epoch}`,
      pages: {},
      checkpoints: {},
      heads: Object.fromEntries(mine.map((company) => [company, heads.get(company)!])),
      settled: Object.fromEntries(
        mine.map((company) => [company, counters.get(`${company}/${device}`)?.counter ?? 0]),
      ),
      digests: {},
      scopes,
      drop: [...[...new Set(asked)].filter((company) => !mine.includes(company)), ...anew],
      done: true,
      answeredAt: tick(),
    };
    const isBegun = (company: string) =>
      !anew.includes(company) &&
      Object.values(checkpoints).some((revisions) => (revisions?.[company] ?? 0) > 0);
    const { first } = whole ?? { first: null };
    const opening = mine.find((company) => company === first && !isCard(company) && !isBegun(company));
    const filled = opening === undefined ? mine.filter((company) => !isCard(company)) : [opening];
    for (const name of opening === undefined ? collectionNames : openingCollections) {
      const page: Envelope[] = [];
      const reached: Record<string, number> = {};
      for (const company of filled) {
        const standing = standingIn(factsOf(company), company, user);
        const rows = [...stored.values()]
          .filter((row) => row.company === company && row.collection === name)
          .filter((row) => row.revision > reachedIn(name, company))
          .filter((row) => !row.isSealed || (complete.includes(company) && !anew.includes(company)))
          .filter((row) => row.document === null || readsSlice(standing, sliceOf(name, row.document)))
          .sort((one, other) => one.revision - other.revision);
        const room = Math.min(limit, server.limit) - page.length;
        const taken = rows.slice(0, Math.max(0, room));
        page.push(...taken.map(toEnvelope));
        if (taken.length === rows.length) reached[company] = heads.get(company)!;
        else {
          answer.done = false;
          reached[company] = taken.at(-1)?.revision ?? reachedIn(name, company);
        }
      }
      answer.pages[name] = page;
      answer.checkpoints[name] = reached;
    }
    if (opening !== undefined) {
      answer.done = false;
      const standing = standingIn(factsOf(opening), opening, user);
      const latest = (name: "vouchers" | "matchings") =>
        [...stored.values()]
          .filter((row) => row.company === opening && row.collection === name && row.document !== null)
          .filter((row) => readsSlice(standing, sliceOf(name, row.document as Voucher)))
          .map(toEnvelope);
      answer.latest = { vouchers: latest("vouchers"), matchings: latest("matchings") };
    }
    if (whole !== undefined) {
      const held = (company: string) => (anew.includes(company) ? 0 : (whole.cards[company] ?? 0));
      const moved = mine.filter((company) => isCard(company) && held(company) < heads.get(company)!);
      const read = moved.slice(0, Math.min(limit, server.limit));
      if (read.length < moved.length) answer.done = false;
      const cardOf = (company: string, name: "companies" | "members", id: string) => {
        const row = stored.get(keyOf(company, name, id));
        return row !== undefined && row.revision > held(company) ? [toEnvelope(row)] : [];
      };
      for (const company of read) {
        answer.pages.companies = [
          ...(answer.pages.companies ?? []),
          ...cardOf(company, "companies", company),
        ];
        answer.pages.members = [...(answer.pages.members ?? []), ...cardOf(company, "members", user)];
      }
      answer.cards = Object.fromEntries(
        mine
          .filter((company) => isCard(company) && (read.includes(company) || held(company) > 0))
          .map((company) => [company, read.includes(company) ? heads.get(company)! : held(company)]),
      );
    }
    if (answer.done) for (const company of filled) answer.digests[company] = digestsFor(company, user);
    return answer;
  };
  const digestsFor = (company: string, user: string): Record<string, MonthDigest> => {
    const digests: Record<string, MonthDigest> = {};
    for (const { collection, document, company: of, isSealed } of stored.values()) {
      if (of !== company || collection !== "vouchers" || document === null || isSealed) continue;
      if (!readsSlice(standingIn(factsOf(company), company, user), sliceOf("vouchers", document as Voucher)))
        continue;
      const key = digestKeyOf(document as Voucher);
      digests[key] = changeDigest(digests[key] ?? emptyDigest, null, document as Voucher);
    }
    if (server.spoilDigests) digests["shared/1999-01"] = { count: 1, sum: "1".repeat(64) };
    return digests;
  };

  const answer = async (path: string, init: RequestInit, user: string): Promise<Response> => {
    if (server.status !== null) return new Response("", { status: server.status });
    const url = new URL(path, "http://server");
    const body = () => JSON.parse(String(init.body)) as unknown;
    if (url.pathname === "/sync/v5/pull") return Response.json(pull(body(), user));
    if (url.pathname === "/sync/commands") {
      if (server.commandsStatus !== null) return new Response("", { status: server.commandsStatus });
      const answered: { outcome: Outcome; duplicate: boolean }[] = [];
      for (const command of commandsRequestSchema.parse(body()).commands) {
        const duplicate = outcomes.has(command.id);
        const outcome = acceptOne(command, user);
        answered.push({ outcome, duplicate });
        if (outcome.status === "later" || outcome.status === "broken") break;
      }
      return Response.json({ outcomes: answered });
    }
    if (url.pathname === "/sync/restoration") return Response.json({ settled: {} });
    if (url.pathname === "/session/device/renewal") {
      const { replaces, missing } = deviceRenewalSchema.parse(body());
      const lost = missing.map(({ company, after, through }) =>
        Math.max(0, through - Math.max(after, counters.get(`${company}/${replaces}`)?.counter ?? 0)),
      );
      return Response.json({ lostCount: lost.reduce((sum, count) => sum + count, 0), since: null });
    }
    const [, kind] = url.pathname.split("/");
    const hash = url.pathname.split("/").at(-1)!;
    if (kind === "sync" && blobs.has(hash))
      return new Response(new Uint8Array(deflateSync(blobs.get(hash)!)));
    if (kind === "files" && init.method === "PUT") {
      const before = files.get(`part ${hash}`) ?? new Uint8Array();
      const offset = Number(url.searchParams.get("offset"));
      if (offset !== before.length) return Response.json({ code: "file.offset" }, { status: 409 });
      const after = new Uint8Array([...before, ...(init.body as Uint8Array)]);
      files.set(after.length === Number(url.searchParams.get("length")) ? hash : `part ${hash}`, after);
      return Response.json({});
    }
    if (kind === "files") {
      const part = files.get(hash) ?? files.get(`part ${hash}`);
      return part === undefined
        ? new Response(null, { status: 404 })
        : new Response(null, { headers: { "Upload-Offset": String(part.length) } });
    }
    return new Response(null, { status: 404 });
  };

  const server: SimulatedServer = {
    fetchAs: (user) => (path, init) => answer(String(path), init ?? {}, user),
    documents: <Name extends CollectionName>(company: string, name: Name) =>
      [...stored.values()]
        .filter((row) => row.company === company && row.collection === name && row.document !== null)
        .map((row) => row.document as Documents[Name]),
    get outcomes() {
      return outcomes;
    },
    write: (company, name, document) => {
      const acts = "acts" in document ? document.acts : {};
      put(company, name, document.id, document, acts);
    },
    remove: (company, name, id) => {
      put(company, name, id, null, stored.get(keyOf(company, name, id))?.acts ?? {});
    },
    answeredAt: () => new Date(clock).toISOString(),
    blobs,
    files,
    backUp: () => {
      const kept = structuredClone({ stored, heads, counters, series, outcomes });
      return () => {
        ({ stored, heads, counters, series, outcomes } = structuredClone(kept));
        epoch += 1;
      };
    },
    status: null,
    commandsStatus: null,
    spoilDigests: false,
    limit: options.limit ?? 1000,
  };
  return server;
}

const toEnvelope = (row: Stored): Envelope => ({
  id: envelopeIdOf(row.company, row.id),
  company: row.company,
  revision: row.revision,
  ...(row.isSealed ? { day: "", state: SEALED, body: { acts: row.acts } } : toBody(row)),
});

const toBody = ({ collection, acts, document }: Stored): Pick<Envelope, "day" | "state" | "body"> => ({
  day: document === null ? "" : dayOf(collection, document),
  state: document === null ? DELETED : stateOf(collection, document),
  body: (document ?? { acts }) as unknown as Record<string, unknown>,
});
