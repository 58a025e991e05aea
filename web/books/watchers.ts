import type { QuestionName, Questions } from "./questions.ts";

/** Questions that are being watched. However often the books move, one answer at a time is made for each. */
export interface Watchers {
  readonly watch: <Name extends QuestionName>(
    name: Name,
    params: Questions[Name]["params"],
    listener: (answer: Questions[Name]["answer"]) => void,
  ) => () => void;
  /** Asks again what is about this company, and what is about all. */
  readonly companyMoved: (company: string) => void;
  readonly deviceMoved: () => void;
  readonly close: () => void;
}

/** An answer that is asked for again and again takes a tenth of the time of what moves the books. */
const RESTS_PER_ANSWER = 9;
const REST_MILLISECONDS_MAX = 250;

interface Watched {
  readonly name: QuestionName;
  readonly company: string | null;
  readonly ask: () => Promise<void>;
  isAsking: boolean;
  /** How long its last answer took to make, while it is asked again and again. */
  tookMilliseconds: number;
  isStale: boolean;
}

export function createWatchers(
  answer: <Name extends QuestionName>(
    name: Name,
    params: Questions[Name]["params"],
  ) => Promise<Questions[Name]["answer"]>,
  report: (error: unknown) => void,
): Watchers {
  const watched = new Set<Watched>();

  const askAgain = async (one: Watched): Promise<void> => {
    one.isStale = true;
    if (one.isAsking) return;
    one.isAsking = true;
    while (one.isStale && watched.has(one)) {
      // Several moves in one turn of the worker are answered once, and long answers leave time for what moves the books.
      const rest = Math.min(RESTS_PER_ANSWER * one.tookMilliseconds, REST_MILLISECONDS_MAX);
      await new Promise((resolve) => setTimeout(resolve, rest));
      one.isStale = false;
      const from = performance.now();
      await one.ask().catch((error: unknown) => {
        // What is shown stays, and the next move asks again.
        if (watched.has(one)) report(error);
      });
      one.tookMilliseconds = performance.now() - from;
    }
    one.isAsking = false;
    one.tookMilliseconds = 0;
  };
  const askWhere = (isAbout: (one: Watched) => boolean) => {
    for (const one of watched) if (isAbout(one)) void askAgain(one);
  };

  return {
    watch: (name, params, listener) => {
      const one: Watched = {
        name,
        company: "company" in params ? params.company : null,
        ask: async () => {
          const answered = await answer(name, params);
          if (watched.has(one)) listener(answered);
        },
        isAsking: false,
        tookMilliseconds: 0,
        isStale: false,
      };
      watched.add(one);
      void askAgain(one);
      return () => watched.delete(one);
    },
    companyMoved: (company) => askWhere((one) => one.company === null || one.company === company),
    deviceMoved: () => askWhere(({ name }) => name === "device" || name === "companies"),
    close: () => watched.clear(),
  };
}
