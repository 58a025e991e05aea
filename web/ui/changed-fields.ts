/** The fields of a document that differ from the one before it; all of them where there was none. */
export function changedFields<Fields extends object>(
  now: Fields,
  before: Partial<Fields> | null,
): Partial<Fields> {
  const differs = ([field, value]: [string, unknown]) =>
    before === null || JSON.stringify(value) !== JSON.stringify(before[field as keyof Fields]);
  return Object.fromEntries(Object.entries(now).filter(differs)) as Partial<Fields>;
}
