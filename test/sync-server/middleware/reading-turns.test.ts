import { expect, test } from "vitest";
import { createReadingTurns, type TakenTurn } from "#server/middleware/reading-turns.ts";

function openTurns() {
  const clock = { now: 1_800_000_000_000 };
  const turns = createReadingTurns({ now: () => new Date(clock.now) });
  const take = (userId: string): TakenTurn => {
    const turn = turns.take(userId);
    if ("afterSeconds" in turn) throw new Error(`early by ${turn.afterSeconds}`);
    return turn;
  };
  return { clock, turns, take };
}

test("a person has one turn at a time, and nobody has to wait for another", () => {
  const { turns, take } = openTurns();
  const first = take("anna");
  expect(turns.take("anna")).toEqual({ afterSeconds: 2 });
  take("paul");
  first.giveBack();
  first.giveBack();
  const second = take("anna");
  first.giveBack();
  expect(turns.take("anna")).toEqual({ afterSeconds: 2 });
  second.giveBack();
  take("anna");
});

test("who has read for long comes again later, and never has to wait for long", () => {
  const { clock, turns, take } = openTurns();
  const long = take("anna");
  clock.now += 3_600_000;
  long.giveBack();
  expect(turns.take("anna")).toEqual({ afterSeconds: 20 });
  clock.now += 20_000;
  take("anna").giveBack();
});

test("what a thread or a slow reader took costs nothing", () => {
  const { clock, take } = openTurns();
  const long = take("anna");
  clock.now += 3_600_000;
  long.giveBack("free");
  take("anna");
});
