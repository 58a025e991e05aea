/** One of several things to choose from. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter line. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}
