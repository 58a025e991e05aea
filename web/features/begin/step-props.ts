import type { SetStoreFunction } from "solid-js/store";
import type { Answers, FullAnswers, faultsOf } from "./answers.ts";

/** What one question's screen is given. */
export interface StepProps {
  readonly typing: Answers;
  readonly set: SetStoreFunction<Answers>;
  /** The answers with what is proposed for those left open. */
  readonly full: FullAnswers;
  /** What is wrong with them, once one has tried to go on. */
  readonly faults: ReturnType<typeof faultsOf>;
}
