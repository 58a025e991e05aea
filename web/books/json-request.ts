/** What a request to our own server is made with: its cookie, nothing kept, and a body only where there is one. */
export const jsonRequest = (method: "GET" | "POST" | "PUT" | "DELETE", body?: unknown): RequestInit => ({
  method,
  credentials: "same-origin",
  cache: "no-store",
  ...(body === undefined
    ? {}
    : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
});
