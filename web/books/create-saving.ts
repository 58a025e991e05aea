import { type Accessor, createSignal } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { changedFields } from "#web/ui/changed-fields.ts";
import type { Sent } from "./books.ts";
import type { KeptTyping } from "./create-kept-typing.ts";

interface SavingOptions<Fields> {
  readonly forget: KeptTyping<object>["forget"];
  readonly send: (set: Partial<Fields>) => Promise<Sent>;
  /** Called when something was sent, before the form is left. */
  readonly onSaved: () => void;
  readonly onDone: () => void;
}

/** What became of saving a form. */
export interface Saving<Fields> {
  /** Why it was refused last time. */
  readonly problem: Accessor<Problem | null>;
  /** Leaves only the faults that the fields themselves say, when the form is to be judged anew. */
  readonly forgetProblem: () => void;
  /** Sends the fields that differ from the document before, all of them where there was none, and leaves the form. */
  readonly save: (now: Fields, before: Partial<Fields> | null) => Promise<void>;
  /** Leaves the form and what was typed in it. */
  readonly cancel: () => Promise<void>;
}

/** How the form of one document is saved: a colleague's other changes stand, and a refusal loses nothing typed. */
export function createSaving<Fields extends object>(options: SavingOptions<Fields>): Saving<Fields> {
  const [problem, setProblem] = createSignal<Problem | null>(null);
  let isSaving = false;
  async function leave() {
    await options.forget();
    options.onDone();
  }
  async function save(now: Fields, before: Partial<Fields> | null) {
    const set = changedFields(now, before);
    if (Object.keys(set).length > 0) {
      const sent = await options.send(set);
      setProblem(sent.ok ? null : sent.problem);
      if (!sent.ok) return;
      options.onSaved();
    }
    await leave();
  }
  return {
    problem,
    forgetProblem: () => setProblem(null),
    save: async (now, before) => {
      // Who touches twice means to save once.
      if (isSaving) return;
      isSaving = true;
      try {
        await save(now, before);
      } finally {
        isSaving = false;
      }
    },
    cancel: leave,
  };
}
