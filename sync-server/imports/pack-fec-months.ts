import type { EarlyPacked } from "./early-months.ts";
import type { FecPackingThread } from "./fec-packing-thread.ts";
import type { SpooledMonth } from "./import-spool.ts";
import type { PackedFecMonth, PackFecMonth } from "./pack-fec-month.ts";

type KeepBody = (hash: string, deflated: Uint8Array) => Promise<void>;
type PackedWithoutBodies = Omit<PackedFecMonth, "bodies">;

/** Months on their way at once in the other thread, which so never waits for this one to be free. */
const SIDE_BY_SIDE = 2;

/**
 * Packs months that are not packed yet, here and in another thread, whoever is free, and keeps the bodies of all; answers in
 * the order of the months.
 */
export async function packFecMonths(
  months: readonly SpooledMonth[],
  early: EarlyPacked,
  packHere: PackFecMonth,
  other: FecPackingThread | null,
  keepBody: KeepBody,
): Promise<readonly PackedWithoutBodies[]> {
  const packed = new Array<PackedWithoutBodies>(months.length);
  const places = [...months.keys()];
  const isEarly = (place: number) => early.has(months[place]!.month);
  const packSome = async (queue: number[], pack: (spooled: SpooledMonth) => Promise<PackedFecMonth>) => {
    let kept: Promise<unknown> = Promise.resolve();
    for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
      const { bodies, ...rest } = await pack(months[place]!);
      packed[place] = rest;
      // While one month is kept the next is packed, but no more than that, or memory would fill.
      await kept;
      kept = Promise.all([...bodies].map(([hash, body]) => keepBody(hash, body)));
      // What went wrong is heard where it is awaited.
      kept.catch(() => {});
    }
    await kept;
  };
  const here = async (spooled: SpooledMonth) => {
    // What the other thread and whoever keeps bodies have said is heard in between.
    await new Promise((resolve) => setImmediate(resolve));
    return packHere(spooled);
  };
  const late = places.filter((place) => !isEarly(place));
  const ways = other === null ? [] : Array.from({ length: SIDE_BY_SIDE }, () => packSome(late, other.pack));
  const keptEarly = packSome(places.filter(isEarly), ({ month }) => early.get(month)!);
  await Promise.all([keptEarly, ...ways, packSome(late, here)]);
  return packed;
}
