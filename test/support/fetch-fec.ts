import { strFromU8, unzipSync } from "fflate";
import { fecRecords } from "./fec-in-memory.ts";
import type { TestBrowser } from "./test-browser.ts";

/** A year's file as a browser gets it: official and of the whole ledger unless something else is asked for. */
export async function fetchFec(browser: TestBrowser, company: string, request: object) {
  const answer = await browser.send("POST", `/api/v1/companies/${company}/fec/export`, {
    ...{ whom: "company", kind: "official", ...request },
  });
  if (!answer.ok) return { status: answer.status, said: (await answer.json()) as unknown };
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const [[fileName, bytes], [description, words]] = Object.entries(files) as [
    [string, Uint8Array],
    [string, Uint8Array],
  ];
  const headers = Object.fromEntries(answer.headers);
  const text = strFromU8(bytes);
  return {
    status: 200,
    fileName,
    text,
    description,
    headers,
    words: strFromU8(words),
    records: fecRecords(text),
  };
}
