import { expect, test } from "vitest";
import { createFecRowLog } from "#core/formats/fec/fec-row-log.ts";

/** None, one, a block to the last row, and one row of the next. */
for (const count of [0, 1, 1024, 1025, 5000]) {
  test(`${count} rows of a file are read again as often as wanted, as they were logged`, () => {
    const log = createFecRowLog();
    for (let row = 0; row < count; row += 1)
      log.push(row + 2, row % 7, row - 300, row * -1.5e9, -0x8000_0000 + row);
    expect(log.length).toBe(count);
    for (const reading of [log.read(), log.read()]) {
      let read = 0;
      for (; reading.next(); read += 1) {
        const { line, group, day, cents, validatedOn } = reading;
        const expected = [read + 2, read % 7, read - 300, read * -1.5e9, -0x8000_0000 + read];
        expect([line, group, day, cents, validatedOn]).toEqual(expected);
      }
      expect(read).toBe(count);
    }
  });
}

test("a row that comes after the log was read is our mistake", () => {
  const log = createFecRowLog();
  log.read();
  expect(() => log.push(1, 0, 0, 0, 0)).toThrow();
});
