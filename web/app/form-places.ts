/** What is typed on a form of its own, recorded, and corrected there while it can be. */
export type TypedKind = "payment" | "expense" | "entry";

/** Where a form stands, and the name that it keeps its typing by. */
export interface FormPlace {
  readonly kind: TypedKind;
  readonly name: string;
  readonly path: string;
}

const listPath = { payment: "/payments", expense: "/expenses", entry: "/entries" } as const;

export function newFormOf(
  kind: TypedKind,
  /** The fiscal year whose closing period an entry is for; null for an ordinary day. */
  closingDay: string | null = null,
): FormPlace {
  const path = `${listPath[kind]}/new`;
  if (kind === "payment") return { kind, name: "payment", path };
  return closingDay === null
    ? { kind, name: `${kind}:new`, path }
    : { kind, name: `${kind}:closing ${closingDay}`, path: `${path}?closing=${closingDay}` };
}

export const correctionFormOf = (kind: TypedKind, id: string): FormPlace => ({
  kind,
  name: `${kind}:${id}`,
  path: `${listPath[kind]}/${id}`,
});
