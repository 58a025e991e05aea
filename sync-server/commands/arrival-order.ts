import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Services } from "../services.ts";
import { readDeviceCounter } from "../storage/device-counters.ts";

/** How long what a device has sent before may be on its way. */
const PATIENCE_MILLISECONDS = 2_000;

/** How often is looked whether another process has decided it. */
const LOOK_MILLISECONDS = 100;

/** Keeps in their order the requests of a device that leave one behind the other and may overtake each other. */
export interface ArrivalOrder {
  /**
   * Resolves once what stands in front of a command in its device's chain is decided, or is not to be waited for: it
   * could not be decided, or has not come for long.
   */
  readonly untilNext: (command: CommandEnvelope) => Promise<void>;
  /** A request about this company has been answered, and `isCut` whether something of it was not decided. */
  readonly answered: (device: string, company: string, isCut: boolean) => void;
}

type Wake = (isCut: boolean) => void;

export function createArrivalOrder({ storage }: Pick<Services, "storage">): ArrivalOrder {
  const waiting = new Map<string, Set<Wake>>();

  const answerWithin = (key: string, milliseconds: number) => {
    const wakes = waiting.get(key) ?? new Set();
    waiting.set(key, wakes);
    return new Promise<boolean>((resolve) => {
      const end = (isCut: boolean) => {
        clearTimeout(timer);
        wakes.delete(end);
        if (wakes.size === 0) waiting.delete(key);
        resolve(isCut);
      };
      const timer = setTimeout(end, milliseconds, false);
      wakes.add(end);
    });
  };

  return {
    untilNext: async ({ company: companyId, device: deviceId, counter }) => {
      const key = keyOf(deviceId, companyId);
      for (let looks = PATIENCE_MILLISECONDS / LOOK_MILLISECONDS; looks > 0; looks -= 1) {
        // Listening begins before the look, so that no answer falls between them.
        const answer = answerWithin(key, LOOK_MILLISECONDS);
        const last = await storage.read((tx) => readDeviceCounter(tx, { companyId, deviceId }));
        if ((last?.counter ?? 0) >= counter - 1) return;
        if (await answer) return;
      }
    },
    answered: (device, company, isCut) => {
      for (const wake of [...(waiting.get(keyOf(device, company)) ?? [])]) wake(isCut);
    },
  };
}

const keyOf = (device: string, company: string) => `${device} ${company}`;
