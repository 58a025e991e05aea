import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Books } from "./books.ts";
import type { QuestionName, Questions } from "./questions.ts";
import { shareUnchanged } from "./share-unchanged.ts";

/** A question with what it is about. */
export type Asked<Name extends QuestionName> = readonly [name: Name, params: Questions[Name]["params"]];

/**
 * The answer to a question, now and whenever it changes; undefined until the first one is here. While a changed
 * question is on its way the last answer stays, so a screen never flickers. What did not change in an answer stays the
 * very same objects. Null asks nothing.
 */
export function createQuestion<Name extends QuestionName>(
  books: Accessor<Books | null>,
  question: Accessor<Asked<Name> | null>,
): Accessor<Questions[Name]["answer"] | undefined> {
  // Who reads pages that belong to an answer reads them again with each, even where the answer itself says the same.
  const [answer, setAnswer] = createSignal<Questions[Name]["answer"] | undefined>(undefined, {
    equals: false,
  });
  // As text, so that the same question said again is not asked again.
  const asked = createMemo(() => {
    const current = question();
    return current === null ? null : JSON.stringify(current);
  });

  createEffect(
    on([books, asked], ([opened, text]) => {
      // What one person's books answered is nothing to whoever opens theirs next.
      if (opened === null) setAnswer(undefined);
      if (opened === null || text === null) return;
      const [name, params] = JSON.parse(text) as Asked<Name>;
      let isOpen = true;
      const end = opened.watch(name, params, (next) => {
        if (isOpen) setAnswer((last) => shareUnchanged(last, next));
      });
      onCleanup(() => {
        isOpen = false;
        void end.then((stop) => stop());
      });
    }),
  );
  return answer;
}
