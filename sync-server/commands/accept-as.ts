import { type CommandEnvelope, commandHash } from "#core/commands/command.ts";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import { moduleOf } from "#core/commands/decide.ts";
import { COMMANDS_MAX, type Outcome } from "#core/replication/command-exchange.ts";
import type { Services } from "../services.ts";
import { type DeviceCounter, readDeviceCounter } from "../storage/device-counters.ts";
import { insertDevice, readDevice } from "../storage/devices.ts";
import { isTakenAlready } from "../storage/is-taken-already.ts";
import { acceptCommands } from "./accept-commands.ts";
import type { AcceptServices } from "./command-batch.ts";

type ActServices = AcceptServices & Pick<Services, "createId">;

/** One thing to do, as the command modules shape it. */
export type Act = {
  [Type in CommandType]: {
    readonly type: Type;
    readonly args: CommandArgs[Type];
    /** When it was done; now unless given. */
    readonly madeAt?: string;
  };
}[CommandType];

/** The same with arguments that nobody has looked at yet. */
export interface UncheckedAct {
  readonly type: string;
  readonly args: unknown;
  readonly madeAt?: string;
  /** Chosen by who asks, so that asking twice does it once. */
  readonly id?: string;
}

export interface Actor {
  readonly userId: string;
  readonly company: string;
  /** A name in lower case for what acts: each has a chain of commands of its own. */
  readonly via: string;
}

/** Every try that is outrun means that another request got through, so many at once still all end. */
const TRIES_MAX = 100;

/**
 * Does things in a company as a user, in order, from a device that is the server itself. Everything is accepted or
 * refused as if a device had sent it; the answer holds one outcome for each.
 */
export const acceptAs = (
  services: ActServices,
  actor: Actor,
  acts: readonly Act[],
): Promise<readonly Outcome[]> => acceptUncheckedAs(services, actor, acts);

export async function acceptUncheckedAs(
  services: ActServices,
  actor: Actor,
  acts: readonly UncheckedAct[],
): Promise<readonly Outcome[]> {
  const deviceId = await enrolServerDevice(services, actor);
  const outcomes: Outcome[] = [];
  for (let tries = 0; outcomes.length < acts.length; ) {
    if (tries === TRIES_MAX) throw new Error("Acts of one user were outrun by others too often.");
    const last = await services.storage.read((tx) =>
      readDeviceCounter(tx, { companyId: actor.company, deviceId }),
    );
    const rest = acts.slice(outcomes.length, outcomes.length + COMMANDS_MAX);
    const commands = chain(services, actor, deviceId, last, rest);
    const answer = await acceptCommands(services, { userId: actor.userId, deviceId, commands });
    for (const { outcome } of answer.outcomes) {
      const isOutrun = outcome.status === "broken" && outcome.code !== "tampered";
      // Another request of this user was faster: what is left is chained again behind it.
      if (isOutrun) tries += 1;
      else outcomes.push(outcome);
      if (outcome.status === "later" || outcome.status === "broken") break;
    }
    if (outcomes.at(-1)?.status === "later" || outcomes.at(-1)?.status === "broken") break;
  }
  return outcomes;
}

/** What other programs act by, in a user's name and with a user's rights. */
export const OPEN_INTERFACE = "api";

/**
 * Whether the server itself acts. Real devices are named by a UUID, others by what acts and for whom; a program that
 * acts for a user decides nothing that only the server may.
 */
export const isServerDevice = (deviceId: string): boolean =>
  deviceId.includes(":") && !deviceId.startsWith(`${OPEN_INTERFACE}:`);

/** The id of the device by which the server acts for a user. */
export const serverDeviceId = ({ userId, via }: Pick<Actor, "userId" | "via">): string => `${via}:${userId}`;

async function enrolServerDevice({ storage, now }: ActServices, actor: Actor): Promise<string> {
  const id = serverDeviceId(actor);
  if ((await storage.read((tx) => readDevice(tx, id))) !== null) return id;
  const at = now().toISOString();
  const device = {
    id,
    userId: actor.userId,
    name: actor.via,
    enrolledAt: at,
    lastContactAt: at,
    revokedAt: null,
  };
  try {
    await storage.write((tx) => insertDevice(tx, device));
  } catch (error) {
    if (!isTakenAlready(error)) throw error;
  }
  return id;
}

function chain(
  { createId, now }: ActServices,
  { userId, company }: Actor,
  device: string,
  last: DeviceCounter | null,
  acts: readonly UncheckedAct[],
): CommandEnvelope[] {
  const commands: CommandEnvelope[] = [];
  for (const { type, args, madeAt, id } of acts) {
    const before = commands.at(-1) ?? last;
    const command = {
      id: id ?? createId(),
      company,
      device,
      counter: (before?.counter ?? 0) + 1,
      previousHash: before?.hash ?? null,
      type,
      version: moduleOf(type)?.version ?? 1,
      args,
      madeBy: userId,
      madeAt: madeAt ?? now().toISOString(),
    };
    commands.push({ ...command, hash: commandHash(command) });
  }
  return commands;
}
