const lastByUser = new Map<string, Promise<void>>();

/**
 * What takes a thread of its own is done for one person one after the other: whoever asks for much at once waits for
 * themselves, and the others find the machine free.
 */
export async function inPersonsTurn<Value>(userId: string, work: () => Promise<Value>): Promise<Value> {
  const before = lastByUser.get(userId) ?? Promise.resolve();
  const mine = before.then(work);
  const ended = mine.then(
    () => {},
    () => {},
  );
  lastByUser.set(userId, ended);
  try {
    return await mine;
  } finally {
    if (lastByUser.get(userId) === ended) lastByUser.delete(userId);
  }
}
