const POSTGRES_UNIQUE_VIOLATION = "23505";

/** Whether a write failed because a row of that key exists, as when the same request came twice at once. */
export function isTakenAlready(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return (
    error.code === POSTGRES_UNIQUE_VIOLATION ||
    error.code === "SQLITE_CONSTRAINT_PRIMARYKEY" ||
    error.code === "SQLITE_CONSTRAINT_UNIQUE"
  );
}
