import type { Account } from "./chart.ts";

/** A chart as it is printed: a line an account, its code and its label. */
export const accountsOf = (text: string): Account[] =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const [, code, label] = /^\s*(\S+)\s+(.+?)\s*$/.exec(line)!;
      return { code: code!, label: label! };
    });
