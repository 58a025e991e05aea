import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { follow, positionAt, roomPx, type ScaledPosition } from "#web/ui/scaled-scroll.ts";

const million = { listPx: 44_000_000, viewPx: 700 };
const fifty = { listPx: 2_200, viewPx: 700 };
const start: ScaledPosition = { listPx: 0, scrollPx: 0 };

describe("a list taller than a browser can scroll", () => {
  test("a short list scrolls as it always did", () => {
    expect(roomPx(fifty)).toBe(2_200);
    expect(follow(start, 300, fifty)).toEqual({ listPx: 300, scrollPx: 300 });
  });

  test("a turn of the wheel moves as far as in a short list", () => {
    const middle = positionAt(20_000_000, million);
    expect(follow(middle, middle.scrollPx + 100, million).listPx).toBe(20_000_100);
    expect(follow(start, 100, million).listPx).toBe(100);
  });

  test("the bar dragged to the bottom shows the last row", () => {
    const bottom = roomPx(million) - million.viewPx;
    expect(follow(start, bottom, million).listPx).toBe(million.listPx - million.viewPx);
  });

  test("however one scrolls, the view stays inside the list and the bar inside its room", () => {
    const moves = fc.array(
      fc.oneof(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -8e6, max: 8e6 })),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: million.listPx }), moves, (from, deltas) => {
        let position = positionAt(from, million);
        const end = roomPx(million) - million.viewPx;
        for (const delta of deltas) {
          const scrolled = Math.min(Math.max(0, position.scrollPx + delta), end);
          position = follow(position, scrolled, million);
          expect(position.listPx).toBeGreaterThanOrEqual(0);
          expect(position.listPx).toBeLessThanOrEqual(million.listPx - million.viewPx);
          expect(position.scrollPx).toBeGreaterThanOrEqual(0);
          expect(position.scrollPx).toBeLessThanOrEqual(end);
        }
      }),
    );
  });

  test("scrolling down in small steps reaches the last row, and up again the first", () => {
    const small = { listPx: 8_100_000, viewPx: 700 };
    let position = positionAt(small.listPx - 5_000, small);
    for (let step = 0; step < 20; step++) {
      const end = roomPx(small) - small.viewPx;
      position = follow(position, Math.min(end, position.scrollPx + 500), small);
    }
    expect(position.listPx).toBe(small.listPx - small.viewPx);
    position = positionAt(5_000, small);
    for (let step = 0; step < 20; step++)
      position = follow(position, Math.max(0, position.scrollPx - 500), small);
    expect(position.listPx).toBe(0);
  });
});
