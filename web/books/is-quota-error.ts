/**
 * Whether a failure means that the browser has no room left, however it is wrapped: Dexie puts what the browser says
 * into `inner`, and into `failures` where many rows were written at once; RxDB passes storage errors on in `parameters`.
 */
export function isQuotaError(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > DEPTH_MAX) return false;
  if ("name" in error && error.name === "QuotaExceededError") return true;
  const isQuota = (inner: unknown) => isQuotaError(inner, depth + 1);
  return WRAPPINGS.some((name) => {
    const inner = (error as Readonly<Record<string, unknown>>)[name];
    return Array.isArray(inner) ? inner.some(isQuota) : isQuota(inner);
  });
}

const WRAPPINGS = ["inner", "cause", "failures", "parameters", "error", "errors"];
/** An error may hold itself. */
const DEPTH_MAX = 6;
