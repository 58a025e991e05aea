import type { LogIn } from "./journey.ts";

/** Goes through the sandbox's pages as a person does in a browser, and answers where they send that browser back to. */
export async function consentThere(authorizationUrl: string, logIn: LogIn, company: string): Promise<URL> {
  let page = await fetch(authorizationUrl, { redirect: "manual" });
  for (let step = 0; step < 6; step += 1) {
    const location = new URL(page.headers.get("location") ?? "", authorizationUrl);
    if (location.origin !== new URL(authorizationUrl).origin) return location;
    const fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      "/connect/login": { email: logIn.login, password: logIn.password },
      "/connect/company": { company },
      "/connect/consent": { answer: "allow" },
    };
    const request = location.searchParams.get("request") ?? "";
    const body = new URLSearchParams({ request, ...fields[location.pathname] });
    page = await fetch(location, { method: "POST", body, redirect: "manual" });
  }
  throw new Error("Their pages never came back to us.");
}
