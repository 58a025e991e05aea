import { expect, test } from "vitest";
import { keepAhead } from "#web/keep-ahead.ts";

test("files are kept several at a time, each once, and one that fails hinders no other", async () => {
  const urls = Array.from({ length: 20 }, (_, index) => `/assets/${index}.js`);
  const kept = new Map([["/assets/7.js", new Response("kept earlier")]]);
  const cache = {
    match: async (url: RequestInfo | URL) => kept.get(String(url)),
    put: async (url: RequestInfo | URL, file: Response) => void kept.set(String(url), file),
  };
  const asked: string[] = [];
  let underWay = 0;
  let most = 0;
  await keepAhead(urls, cache, async (url) => {
    asked.push(url);
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 0));
    underWay -= 1;
    if (url === "/assets/3.js") throw new TypeError("no network");
    return url === "/assets/5.js" ? new Response("gone", { status: 404 }) : new Response("text");
  });
  expect(asked.toSorted()).toEqual(urls.filter((url) => url !== "/assets/7.js").toSorted());
  expect(most).toBe(6);
  expect([...kept.keys()].toSorted()).toEqual(
    urls.filter((url) => url !== "/assets/3.js" && url !== "/assets/5.js").toSorted(),
  );
});
