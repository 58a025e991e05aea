/**
 * What was said last, wherever what is said now is the same: a list then keeps the rows it has drawn, with the focus and
 * the finger on them. Items of a list are known again by their `id`, or else by their place.
 */
export function shareUnchanged<Said>(last: unknown, now: Said): Said;
export function shareUnchanged(last: unknown, now: unknown): unknown {
  if (Object.is(last, now)) return last;
  if (Array.isArray(last) && Array.isArray(now)) return shareItems(last, now);
  if (isPlain(last) && isPlain(now)) return shareFields(last, now);
  return now;
}

function shareItems(last: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const lastById = new Map(last.map((item) => [idOf(item), item]));
  const shared = now.map((item, place) => {
    const id = idOf(item);
    return shareUnchanged(id === undefined ? last[place] : lastById.get(id), item);
  });
  return last.length === now.length && shared.every((item, place) => Object.is(item, last[place]))
    ? last
    : shared;
}

function shareFields(last: Fields, now: Fields): Fields {
  const names = Object.keys(now);
  const shared = Object.fromEntries(names.map((name) => [name, shareUnchanged(last[name], now[name])]));
  const isSame =
    Object.keys(last).length === names.length &&
    names.every((name) => Object.hasOwn(last, name) && Object.is(shared[name], last[name]));
  return isSame ? last : shared;
}

type Fields = Readonly<Record<string, unknown>>;

/** What comes from the books' thread may also be bytes, a map or a date: those are taken as they come. */
const isPlain = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const idOf = (item: unknown): unknown => (isPlain(item) ? item["id"] : undefined);
