/** What became of a change of password, sorted by what the reader can do next. */
export type PasswordAnswer =
  | { readonly kind: "changed" | "wrong" | "unchanged" | "tooShort" | "tooLong" }
  | { readonly kind: "unreachable" | "signedOut" | "failed" }
  | { readonly kind: "throttled"; readonly afterSeconds: number };

/** Used when the server asks for patience without saying how long. */
const PATIENCE_SECONDS = 60;

/** Asks the server for another password. Both go there and nowhere else: they are never kept on the device. */
export async function changePassword(passwords: {
  readonly current: string;
  readonly next: string;
}): Promise<PasswordAnswer> {
  let response: Response;
  try {
    response = await fetch("/session/password", {
      method: "POST",
      headers: { "content-type": "application/json" },
      credentials: "same-origin",
      cache: "no-store",
      body: JSON.stringify(passwords),
    });
  } catch {
    return { kind: "unreachable" };
  }
  if (response.ok) return { kind: "changed" };
  if (response.status === 401) return { kind: "signedOut" };
  if (response.status === 429) {
    const asked = Number(response.headers.get("retry-after"));
    return { kind: "throttled", afterSeconds: asked > 0 ? asked : PATIENCE_SECONDS };
  }
  const said = await response.text().catch(() => "");
  // A field the server finds wrong is named in a list of issues, everything else by one code.
  const codes = ["wrong", "unchanged", "tooShort", "tooLong"] as const;
  return { kind: codes.find((code) => said.includes(`"password.${code}"`)) ?? "failed" };
}
