import { createMemo, createSignal } from "solid-js";
import type { LedgerRow } from "#web/books/books.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import type { Questions } from "#web/books/questions.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { showToast } from "#web/ui/show-toast.ts";
import { matchingTexts } from "./matching-texts.ts";

type Filter = Questions["generalLedger"]["params"]["filter"];
type Problem = Extract<Awaited<ReturnType<ReturnType<typeof useSend>>>, { ok: false }>["problem"];
export type Proposal = Questions["matchings"]["answer"]["proposals"][number];

interface MatchingOptions {
  readonly account: () => string | null;
  readonly filter: () => Filter;
}

const keyOf = ({ voucherId, line }: LedgerRow) => `${line}/${voucherId}`;

/** Choosing lines of an account and matching them by hand, or taking proposals; on this screen until it is left. */
export function createMatching({ account, filter }: MatchingOptions) {
  const t = useTexts(matchingTexts);
  const send = useSend();
  const [isOn, setOn] = createSignal(false);
  const [isOpenOnly, setOpenOnly] = createSignal(false);
  const [chosen, setChosen] = createSignal<ReadonlyMap<string, LedgerRow>>(new Map());
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [isBusy, setBusy] = createSignal(false);
  const choices = useQuestion("matchings", () => {
    const code = account();
    return isOn() && code !== null ? { account: code, filter: filter() } : null;
  });
  const rows = createMemo(() => [...chosen().values()]);
  const clear = () => {
    setChosen(new Map());
    setProblem(null);
  };
  const entryOf = (label: string) => {
    const firstOpenDay = choices()?.firstOpenDay ?? "";
    return { id: crypto.randomUUID(), day: [localDay(), firstOpenDay].sort()[1]!, label };
  };
  const make = async (lines: readonly LedgerRow[]): Promise<boolean> => {
    const code = account();
    const letter = choices()?.letter;
    if (code === null || letter === undefined) return false;
    const sent = await send("matching.make", {
      account: code,
      lines: lines.map(({ voucherId: voucher, line, day }) => ({ voucher, line, day })),
      letter,
      entry: entryOf(t("entryLabel", { letter })),
    });
    setProblem(sent.ok ? null : sent.problem);
    return sent.ok;
  };
  const busily = async (work: () => Promise<void>) => {
    if (isBusy()) return;
    setBusy(true);
    try {
      await work();
    } finally {
      setBusy(false);
    }
  };

  return {
    isOn,
    toggleMode: () => {
      clear();
      setOn(!isOn());
    },
    isOpenOnly,
    toggleOpenOnly: () => {
      clear();
      setOpenOnly(!isOpenOnly());
    },
    choices,
    rows,
    problem,
    isBusy,
    clear,
    isChosen: (row: LedgerRow) => chosen().has(keyOf(row)),
    toggle: (row: LedgerRow) => {
      const next = new Map(chosen());
      if (!next.delete(keyOf(row))) next.set(keyOf(row), row);
      setChosen(next);
      setProblem(null);
    },
    /** Matchings by hand that the chosen lines are in, each once. */
    chosenMatchings: () => [
      ...new Map(
        rows().flatMap(({ madeByHand }) => (madeByHand ? [[madeByHand.id, madeByHand]] : [])),
      ).values(),
    ],
    make: (lines: readonly LedgerRow[]) =>
      busily(async () => {
        const letter = choices()?.letter ?? "";
        if (!(await make(lines))) return;
        clear();
        showToast({ title: t("made", { letter }) });
      }),
    makeAll: (proposals: readonly Proposal[]) =>
      busily(async () => {
        let count = 0;
        for (const { lines } of proposals) {
          if (!(await make(lines))) break;
          count += 1;
        }
        if (count > 0) showToast({ title: t("madeMany", { count }) });
      }),
    undo: (matchings: readonly { readonly id: string; readonly made: string }[]) =>
      busily(async () => {
        for (const { id, made } of matchings) {
          const sent = await send("matching.undo", { id, made, entry: entryOf(t("entryBack")) });
          setProblem(sent.ok ? null : sent.problem);
          if (!sent.ok) return;
        }
        clear();
        showToast({ title: t("undone") });
      }),
  };
}

export type Matchings = ReturnType<typeof createMatching>;
