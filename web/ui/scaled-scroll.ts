/** Browsers draw nothing below some 17 to 33 million pixels; a million rows are 44 million. */
const TALLEST_PX = 8_000_000;

/** A position in a list taller than a browser can scroll, and the scroll position that stands for it. */
export interface ScaledPosition {
  /** Where in the whole list the view begins. */
  readonly listPx: number;
  /** What the element's scrollTop has to be. */
  readonly scrollPx: number;
}

export interface ScaledSizes {
  readonly listPx: number;
  readonly viewPx: number;
}

/** The height to give the scrolled element. */
export const roomPx = (sizes: ScaledSizes): number => Math.min(sizes.listPx, TALLEST_PX);

/** The position that shows a place of the list, with the scroll bar where the eye expects it. */
export function positionAt(listPx: number, sizes: ScaledSizes): ScaledPosition {
  const listEnd = Math.max(0, sizes.listPx - sizes.viewPx);
  const place = Math.min(Math.max(0, listPx), listEnd);
  const scrollEnd = Math.max(0, roomPx(sizes) - sizes.viewPx);
  return { listPx: place, scrollPx: listEnd === 0 ? 0 : Math.round((place * scrollEnd) / listEnd) };
}

/**
 * Follows a scroll. A short way moves the list by as much, so that a wheel or a finger never skips a row; a long one
 * (the bar dragged) moves it in proportion. The scroll position is put right again only near the ends or when it
 * has drifted far, because setting it stops a list that is still gliding.
 */
export function follow(before: ScaledPosition, scrolledPx: number, sizes: ScaledSizes): ScaledPosition {
  if (roomPx(sizes) === sizes.listPx) return { listPx: scrolledPx, scrollPx: scrolledPx };
  const movedPx = scrolledPx - before.scrollPx;
  const scrollEnd = roomPx(sizes) - sizes.viewPx;
  const listEnd = sizes.listPx - sizes.viewPx;
  if (Math.abs(movedPx) >= sizes.viewPx) {
    return { listPx: Math.round((scrolledPx * listEnd) / scrollEnd), scrollPx: scrolledPx };
  }
  const listPx = Math.min(Math.max(0, before.listPx + movedPx), listEnd);
  const ideal = positionAt(listPx, sizes);
  const nearEnd = scrolledPx < sizes.viewPx || scrolledPx > scrollEnd - sizes.viewPx;
  const drifted = Math.abs(ideal.scrollPx - scrolledPx) > roomPx(sizes) / 100;
  return drifted || (nearEnd && ideal.scrollPx !== scrolledPx) ? ideal : { listPx, scrollPx: scrolledPx };
}
