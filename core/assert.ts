/** For our own mistakes: says what should hold, and throws when it does not. */
export function assert(condition: unknown, whatHolds: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${whatHolds}`);
}
