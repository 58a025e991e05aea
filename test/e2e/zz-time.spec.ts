import { test } from "vitest";
import { openJourney } from "#test/support/journey.ts";
import { openApp, signIn, stateBar, textOf } from "#test/support/app-page.ts";
test("times", async () => {
  const { proxy, logInOf, openDevice } = await openJourney();
  for (let i = 0; i < 2; i++) {
    const d = await openDevice();
    const out: string[] = []; const t0 = performance.now();


    const page = await openApp(d, proxy.url, "/sign-in");
    await signIn(page, logInOf("camille")); out.push(`${Math.round(performance.now()-t0)} signed in`);
    let last = "";
    for (;;) { const s = await textOf(stateBar(page)); if (s !== last) { out.push(`${Math.round(performance.now()-t0)} == ${s}`); last = s; } if (s.includes("complet au")) break; await new Promise(r=>setTimeout(r,50)); }
    console.log(out.join("\n"));
    await d.close();
  }
});
