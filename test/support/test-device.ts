import { type CommandEnvelope, commandHash } from "#core/commands/command.ts";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import type { CommandsAnswer, Outcome } from "#core/replication/command-exchange.ts";
import type { PullAnswer, PullRequest } from "#core/replication/pull.ts";
import { acceptCommands } from "#server/commands/accept-commands.ts";
import { type Place, putMember } from "#server/commands/put-member.ts";
import { pull } from "#server/replication/pull.ts";
import type { Services } from "#server/services.ts";
import { insertDevice } from "#server/storage/devices.ts";
import { frenchFirm } from "./books-builder.ts";
import { createTestUser } from "./test-services.ts";

/** A device as the server knows it: it chains what it does, company by company, and sends it straight to acceptance. */
export interface TestDevice {
  readonly id: string;
  readonly userId: string;
  readonly company: string;
  /** The next command of this device, chained behind the last one made. */
  readonly make: <Type extends CommandType>(
    type: Type,
    args: CommandArgs[Type],
    rest?: Partial<CommandEnvelope>,
  ) => CommandEnvelope;
  readonly send: (commands: readonly CommandEnvelope[]) => Promise<CommandsAnswer["outcomes"]>;
  /** Makes and sends one command, and answers its outcome. */
  readonly act: <Type extends CommandType>(type: Type, args: CommandArgs[Type]) => Promise<Outcome>;
  /** The same for what must be accepted. */
  readonly must: <Type extends CommandType>(type: Type, args: CommandArgs[Type]) => Promise<void>;
  readonly pull: (rest?: Partial<PullRequest>) => Promise<PullAnswer>;
}

/** A device of a user, working in one company. */
export async function createTestDevice(
  services: Services,
  userId: string,
  company: string,
): Promise<TestDevice> {
  const id = services.createId();
  const at = services.now().toISOString();
  await services.storage.write((tx) =>
    insertDevice(tx, { id, userId, name: "iPad", enrolledAt: at, lastContactAt: at, revokedAt: null }),
  );
  let last: CommandEnvelope | null = null;

  const make: TestDevice["make"] = (type, args, rest = {}) => {
    const command = {
      id: services.createId(),
      company,
      device: id,
      counter: (last?.counter ?? 0) + 1,
      previousHash: last?.hash ?? null,
      type,
      version: 1,
      args: JSON.parse(JSON.stringify(args)) as unknown,
      madeBy: userId,
      madeAt: services.now().toISOString(),
      ...rest,
    };
    const made: CommandEnvelope = { ...command, hash: rest.hash ?? commandHash(command) };
    last = made;
    return made;
  };
  const send: TestDevice["send"] = async (commands) =>
    (await acceptCommands(services, { userId, deviceId: id, commands })).outcomes;
  const act: TestDevice["act"] = async (type, args) => (await send([make(type, args)]))[0]!.outcome;
  return {
    id,
    userId,
    company,
    make,
    send,
    act,
    must: async (type, args) => {
      const outcome = await act(type, args);
      if (outcome.status !== "accepted") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    },
    pull: (rest = {}) =>
      pull(services, { userId, request: { device: id, checkpoints: {}, limit: 1000, ...rest } }),
  };
}

/** A company that its owner has begun on a device, with one customer, `c1`. */
export async function beginCompany(
  services: Services,
  fields: CommandArgs["company.create"]["company"] = frenchFirm,
): Promise<TestDevice> {
  const owner = await createTestUser(services);
  const device = await createTestDevice(services, owner.id, services.createId());
  await device.must("company.create", { company: fields, memberName: "Anna" });
  await device.must("party.save", {
    id: "c1",
    set: { role: "customer", number: "C1", name: "Café du Marché" },
  });
  return device;
}

/** Somebody else of the company, on a device of their own. */
export async function joinCompany(
  services: Services,
  company: string,
  rest: Partial<Omit<Place, "id">> = {},
): Promise<TestDevice> {
  const user = await createTestUser(services);
  const member = { name: "Jean", role: "user", isOwner: false, practitioner: null, reads: "whole" } as const;
  await putMember(services, company, { id: user.id, ...member, ...rest });
  return createTestDevice(services, user.id, company);
}
