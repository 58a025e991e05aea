/** Where what an action was about is read; null where no screen shows it any more, or none does. */
export function pathOfSubject({
  action,
  subject,
}: {
  readonly action: string;
  readonly subject: string;
}): string | null {
  const id = encodeURIComponent(subject);
  if (action === "payment.record") return `/payments/${id}`;
  if (action === "party.save") return `/customers/${id}`;
  if (action === "article.save") return `/articles/${id}`;
  if (action === "import.apply") return "/import";
  if (action === "voucher.deleteDraft") return null;
  if (action.startsWith("voucher.") || action === "entry.record") return `/journal?voucher=${id}`;
  return /^(connection|delivery)\./.test(action) ? "/connections" : null;
}
