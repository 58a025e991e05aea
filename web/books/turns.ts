/** Lets one thing happen after the other, in the order they were asked for. */
export interface Turns {
  readonly take: <Value>(act: () => Promise<Value>) => Promise<Value>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: (act) => {
      const own = last.then(act, act);
      last = own.catch(() => {});
      return own;
    },
  };
}
