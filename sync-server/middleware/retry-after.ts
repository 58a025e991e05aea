/** Tells whoever came too early when to ask again. */
export const retryAfter = ({ afterSeconds }: { readonly afterSeconds: number }) => ({
  "Retry-After": String(afterSeconds),
});
