import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import type { FecKind } from "#core/exports/fec-files.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { type FecFiles, type FecStanding, readFecFiles, readFecStanding } from "./ask-fec.ts";

export type ChoiceState = "asking" | "told" | "notAllowed" | "unreachable";

/** Which file is wanted, and how it stands with it; asked anew whenever another is chosen. */
export function createFecChoice(company: Accessor<string | null>) {
  const [state, setState] = createSignal<ChoiceState>("asking");
  const [files, setFiles] = createSignal<FecFiles | null>(null);
  const [standing, setStanding] = createSignal<FecStanding | null>(null);
  const [year, setYear] = createSignal<string | null>(null);
  const [whom, setWhom] = createSignal<string | null>(null);
  const [typedKind, setKind] = createSignal<FecKind>("official");
  const validation = useQuestion("validation");
  let looking = new AbortController();
  onCleanup(() => looking.abort());

  const file = () => files()?.files.find((one) => one.whom === whom()) ?? null;
  const kind = (): FecKind => (file()?.isFiled === false ? "provisional" : typedKind());
  const request = () => {
    const [through, of] = [year(), whom()];
    return through === null || of === null ? null : { through, whom: of };
  };

  /** What was found before stays on screen where the same file is looked at again. */
  async function readStanding(shown: FecStanding | null = null): Promise<void> {
    const [id, wanted] = [company(), request()];
    // Another file or company was chosen meanwhile: what it stood like is nobody's question any more.
    looking.abort();
    looking = new AbortController();
    const { signal } = looking;
    setStanding(shown);
    if (id === null || wanted === null) return;
    const answer = await readFecStanding(id, wanted, { signal });
    if (signal.aborted || answer.kind === "stopped") return;
    if (answer.kind === "told") setStanding(answer.value);
    setState(answer.kind === "refused" ? "unreachable" : answer.kind);
  }

  async function begin(): Promise<void> {
    const id = company();
    setFiles(null);
    setStanding(null);
    setState("asking");
    if (id === null) return;
    const answer = await readFecFiles(id);
    if (company() !== id) return;
    if (answer.kind !== "told") {
      setState(answer.kind === "notAllowed" ? "notAllowed" : "unreachable");
      return;
    }
    const { years, files: known } = answer.value;
    setFiles(answer.value);
    setState("told");
    if (!years.some(({ through }) => through === year())) setYear(years[0]?.through ?? null);
    if (!known.some((one) => one.whom === whom())) setWhom(known[0]?.whom ?? null);
    await readStanding();
  }
  createEffect(on(company, () => void begin()));

  /** The last period that the server has confirmed, a closed year's among them. */
  const confirmed = createMemo(() => {
    const known = validation();
    return known === undefined ? null : (known.periods[0]?.id ?? "");
  });
  createEffect(
    on([company, confirmed], ([id, last], before) => {
      // Another company's is no news of this one, and what is known first has been looked at already.
      if (before === undefined || before[0] !== id || before[1] === null || before[1] === last) return;
      untrack(() => {
        if (state() === "told") void readStanding(standing());
        else if (state() === "unreachable") void begin();
      });
    }),
  );

  return {
    ...{ state, files, file, standing, year, whom, kind, request, setKind },
    chooseYear: (through: string) => {
      setYear(through);
      void readStanding();
    },
    chooseWhom: (chosen: string) => {
      setWhom(chosen);
      void readStanding();
    },
    look: () => readStanding(),
    again: () => void begin(),
  };
}
