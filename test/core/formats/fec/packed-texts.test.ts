import fc from "fast-check";
import { expect, test } from "vitest";
import { createPackedTexts } from "#core/formats/fec/packed-texts.ts";
import { createTextDictionary } from "#core/ledger/dictionary.ts";

test("packed texts get the indexes that a dictionary gives, and read back", () => {
  const text = fc.oneof(fc.constantFrom("", "1", "VE-0001", "Pièce 😀"), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const packed = createPackedTexts();
      const dictionary = createTextDictionary();
      for (const one of texts) expect(packed.indexOf(one)).toBe(dictionary.indexOf(one));
      expect(packed.size).toBe(dictionary.size);
      expect(dictionary.values().map((_, index) => packed.at(index))).toEqual(dictionary.values());
    }),
  );
});

test("packed texts grow to as many as a large file has", () => {
  const packed = createPackedTexts();
  for (let number = 0; number < 20_000; number += 1) expect(packed.indexOf(`VE-${number}`)).toBe(number);
  for (let number = 0; number < 20_000; number += 997) {
    expect(packed.indexOf(`VE-${number}`)).toBe(number);
    expect(packed.at(number)).toBe(`VE-${number}`);
  }
});
