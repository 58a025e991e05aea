import { createResource } from "solid-js";
import type { ProblemCode } from "#core/commands/problem-code.ts";
import { useI18n } from "./create-i18n.tsx";
import type { Formats } from "./format.ts";
import type { Language } from "./language.ts";

type Sentences = Readonly<Record<ProblemCode, string>>;

const files: Readonly<Record<Language, () => Promise<Sentences>>> = {
  en: () => import("./en/problems.ts").then((file) => file.en),
  fr: () => import("./fr/problems.ts").then((file) => file.fr),
  nl: () => import("./nl/problems.ts").then((file) => file.nl),
};

/** An expected no, as core gives it or as the server sent it. */
export interface SaidProblem {
  readonly code: string;
  readonly [fact: string]: unknown;
}

/** Says an expected no in the reader's words. The name of a fact tells how it is written: cents, day or instant. */
export function useProblemText(): (problem: SaidProblem) => string {
  const i18n = useI18n();
  const [sentences] = createResource(i18n.language, (language) => files[language]());
  return (problem) => {
    const said = sentences();
    return said ? problemSentence(problem, said, i18n) : "";
  };
}

export function problemSentence(problem: SaidProblem, sentences: Sentences, formats: Formats): string {
  const sentence =
    (sentences as Readonly<Record<string, string>>)[problem.code] ?? sentences["command.unknown"];
  return fillSentence(sentence, problem, formats);
}

/** Puts facts where a sentence names them. What stands in double brackets is left out while a fact in it is not known. */
export function fillSentence(
  sentence: string,
  facts: Readonly<Record<string, unknown>>,
  formats: Formats,
): string {
  const fill = (words: string) =>
    words.replace(FACT, (_, name: string) => factText(name, facts[name], formats));
  const isKnown = (words: string) =>
    [...words.matchAll(FACT)].every(([, name = ""]) => factText(name, facts[name], formats) !== "");
  return fill(sentence.replace(/\[\[(.*?)\]\]/g, (_, words: string) => (isKnown(words) ? words : "")));
}

const FACT = /\{\{ (\w+) \}\}/g;

function factText(name: string, value: unknown, formats: Formats): string {
  if (typeof value === "number")
    return name.endsWith("Cents") ? formats.money(Math.abs(value)) : formats.number(value);
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").join(", ");
  if (typeof value !== "string") return "";
  // What a file says is quoted as it stands there, above all when it is a day that does not exist.
  if (name === "text") return value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formats.day(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? formats.dateTime(value) : value;
}
