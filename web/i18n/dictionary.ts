/** A text that changes with a count: the reader's language chooses the form, `other` is always there. */
export interface PluralText {
  readonly one: string;
  readonly other: string;
}

export type Text = string | PluralText;

/** The same keys as the English measure, with any words: a French or Dutch file that lacks one does not compile. */
export type Dictionary<Measure> = {
  readonly [Key in keyof Measure]: Measure[Key] extends string
    ? string
    : Measure[Key] extends PluralText
      ? PluralText
      : Dictionary<Measure[Key]>;
};

/** Every text of a dictionary, as a dotted path. */
export type TextPath<Measure> = {
  [Key in keyof Measure & string]: Measure[Key] extends Text ? Key : `${Key}.${TextPath<Measure[Key]>}`;
}[keyof Measure & string];

/** The text at a path. */
export type TextAt<Measure, Path extends string> = Path extends keyof Measure
  ? Measure[Path]
  : Path extends `${infer Head}.${infer Rest}`
    ? Head extends keyof Measure
      ? TextAt<Measure[Head], Rest>
      : never
    : never;

type NameIn<Words> = Words extends `${string}{{ ${infer Name} }}${infer Rest}` ? Name | NameIn<Rest> : never;
type NamesOf<Entry> = Entry extends PluralText
  ? NameIn<Entry["one"] | Entry["other"]> | "count"
  : NameIn<Entry>;

/** What a text asks for: nothing, or every name between its braces, with `count` as a number where forms differ. */
export type TextParams<Entry> = [NamesOf<Entry>] extends [never]
  ? []
  : [params: { readonly [Name in NamesOf<Entry>]: Name extends "count" ? number : string | number }];

/** Says a text of one dictionary, checked for its path and for what it asks. */
export type Translate<Measure> = <Path extends TextPath<Measure>>(
  path: Path,
  ...params: TextParams<TextAt<Measure, Path>>
) => string;
