import { expect, test } from "vitest";
import { fetchAhead } from "#web/fetch-ahead.ts";

test("files are fetched several at a time, each once, and one that fails hinders no other", async () => {
  const urls = Array.from({ length: 20 }, (_, index) => `/assets/${index}.js`);
  const asked: string[] = [];
  let underWay = 0;
  let most = 0;
  await fetchAhead(urls, async (url) => {
    asked.push(url);
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 0));
    underWay -= 1;
    if (url === "/assets/3.js") throw new TypeError("no network");
    return new Response("text");
  });
  expect(asked.sort()).toEqual(urls.sort());
  expect(most).toBe(6);
});
