import { type Accessor, createEffect, createSignal, on } from "solid-js";
import {
  type AuditFilter,
  type AuditLine,
  type AuditPage,
  type ChainState,
  checkChain,
  readAuditPage,
} from "./read-audit.ts";

export type LogState = "asking" | "told" | "notAllowed" | "unreachable";

/** The log of a company as far as it has been read; it begins anew whenever what is wanted changes. */
export function createAuditLog(company: Accessor<string | null>, filter: Accessor<AuditFilter>) {
  const [state, setState] = createSignal<LogState>("asking");
  const [lines, setLines] = createSignal<readonly AuditLine[]>([]);
  const [next, setNext] = createSignal<number | null>(null);
  const [people, setPeople] = createSignal<AuditPage["people"]>([]);
  const [chain, setChain] = createSignal<ChainState | null>(null);
  let asked = 0;

  async function read(before: number | null): Promise<void> {
    const id = company();
    if (id === null) return;
    asked += 1;
    const mine = asked;
    if (before === null) setState("asking");
    const answer = await readAuditPage(id, filter(), before);
    // Another filter or company was chosen meanwhile.
    if (mine !== asked) return;
    setState(answer.kind);
    if (answer.kind !== "told") return;
    setLines(before === null ? answer.value.lines : [...lines(), ...answer.value.lines]);
    setNext(answer.value.next);
    setPeople(answer.value.people);
  }

  async function check(id: string): Promise<void> {
    const answer = await checkChain(id);
    if (company() === id) setChain(answer.kind === "told" ? answer.value : null);
  }

  const begin = () => {
    setChain(null);
    const id = company();
    if (id !== null) void check(id);
    void read(null);
  };
  createEffect(on(company, begin));
  createEffect(on(filter, () => void read(null), { defer: true }));

  return {
    state,
    lines,
    people,
    chain,
    hasMore: () => next() !== null,
    more: () => read(next()),
    again: begin,
  };
}
