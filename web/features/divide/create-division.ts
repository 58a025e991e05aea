import { createMemo, createSignal } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { type Divisible, divideArgs } from "#web/app/divide-args.ts";
import { useSend } from "#web/books/books-context.tsx";
import type { ShareToBe } from "#web/books/questions/dividing.ts";
import type { UndividedVoucher } from "#web/books/questions/undivided.ts";

/** A voucher that has a key to be divided by. */
export interface DivisibleVoucher extends UndividedVoucher {
  readonly dividing: Divisible;
}

/** What was not divided, and why. */
export interface NotDivided {
  readonly voucher: DivisibleVoucher;
  readonly problem: Problem;
}

export const isDivisible = (voucher: UndividedVoucher): voucher is DivisibleVoucher =>
  voucher.dividing.state === "possible";

/** Choosing vouchers in common, and dividing them one after the other: one that is refused hinders no other. */
export function createDivision(vouchers: () => readonly UndividedVoucher[]) {
  const send = useSend();
  const [chosenIds, setChosenIds] = createSignal<ReadonlySet<string>>(new Set());
  const [count, setCount] = createSignal(0);
  const [doneCount, setDoneCount] = createSignal(0);
  const [failed, setFailed] = createSignal<readonly NotDivided[]>([]);
  const [isRunning, setRunning] = createSignal(false);

  const divisible = createMemo(() => vouchers().filter(isDivisible));
  /** What somebody else has divided meanwhile is chosen no more. */
  const chosen = createMemo(() => divisible().filter(({ row }) => chosenIds().has(row.id)));
  const shares = createMemo(() => sharesOf(chosen()));

  function toggle(id: string): void {
    const next = new Set(chosenIds());
    if (!next.delete(id)) next.add(id);
    setChosenIds(next);
  }

  async function run(): Promise<void> {
    if (isRunning()) return;
    // Each as it was shown when it was decided on, whatever arrives meanwhile.
    const toDivide = chosen();
    setCount(toDivide.length);
    setDoneCount(0);
    setFailed([]);
    setRunning(true);
    for (const voucher of toDivide) {
      const sent = await send("voucher.divide", divideArgs(voucher.row.id, voucher.dividing));
      if (sent.ok) setDoneCount((done) => done + 1);
      else setFailed((known) => [...known, { voucher, problem: sent.problem }]);
    }
    setChosenIds(new Set(failed().map(({ voucher }) => voucher.row.id)));
    setRunning(false);
  }

  return {
    divisible,
    chosen,
    shares,
    isChosen: (id: string) => chosenIds().has(id),
    toggle,
    chooseAll: () => setChosenIds(new Set(divisible().map(({ row }) => row.id))),
    clear: () => setChosenIds(new Set<string>()),
    run,
    count,
    doneCount,
    failed,
    isRunning,
    isOver: () => count() > 0 && !isRunning(),
    /** Forgets what became of the last run. */
    finish: () => {
      setCount(0);
      setFailed([]);
    },
  };
}
export type Division = ReturnType<typeof createDivision>;

/** What each would bear of all of them. */
function sharesOf(vouchers: readonly DivisibleVoucher[]): readonly ShareToBe[] {
  const sums = new Map<string, ShareToBe>();
  for (const share of vouchers.flatMap(({ dividing }) => dividing.shares)) {
    const before = sums.get(share.practitioner)?.cents ?? 0;
    sums.set(share.practitioner, { ...share, cents: before + share.cents });
  }
  return [...sums.values()];
}
