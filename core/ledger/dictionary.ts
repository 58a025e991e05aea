import { assert } from "../assert.ts";
import type { Named } from "./ledger-columns.ts";

/** Gives each different text one index, in order of first sight. */
export interface TextDictionary {
  readonly size: number;
  readonly indexOf: (text: string) => number;
  readonly at: (index: number) => string;
  readonly values: () => string[];
}

/** `first` are the texts that stand at the front whether used or not, such as "" for none. */
export function createTextDictionary(first: readonly string[] = [], sizeMax = 0xffff_ffff): TextDictionary {
  const values = [...first];
  const indexByText = new Map(values.map((text, index) => [text, index]));
  // Lines of one entry say the same again.
  let lastText: string | null = null;
  let lastIndex = 0;
  return {
    get size() {
      return values.length;
    },
    indexOf: (text) => {
      if (text === lastText) return lastIndex;
      let index = indexByText.get(text);
      if (index === undefined) {
        assert(values.length < sizeMax, "a dictionary fits the column that points into it");
        index = values.length;
        values.push(text);
        indexByText.set(text, index);
      }
      lastText = text;
      lastIndex = index;
      return index;
    },
    at: (index) => values[index]!,
    values: () => values,
  };
}

/** Gives each different code one index. The last label that says something stands, wherever lines are cut. */
export interface NamedDictionary {
  readonly size: number;
  readonly indexOf: (code: string, label: string) => number;
  /** The same as `indexOf` with a code whose index is known. */
  readonly relabel: (index: number, label: string) => void;
  readonly at: (index: number) => Named;
  readonly values: () => Named[];
}

export function createNamedDictionary(first: readonly Named[] = [], sizeMax = 0xffff_ffff): NamedDictionary {
  const codes = createTextDictionary(
    first.map(({ code }) => code),
    sizeMax,
  );
  const labels = first.map(({ label }) => label);
  return {
    get size() {
      return codes.size;
    },
    indexOf: (code, label) => {
      const index = codes.indexOf(code);
      if (label !== "" || index === labels.length) labels[index] = label;
      return index;
    },
    relabel: (index, label) => {
      if (label !== "") labels[index] = label;
    },
    at: (index) => ({ code: codes.at(index), label: labels[index]! }),
    values: () => codes.values().map((code, index) => ({ code, label: labels[index]! })),
  };
}
