/** As many as a browser asks a server for at once where it speaks the older HTTP. */
const AT_ONCE = 6;

/**
 * Puts files whose names change with their content into a cache, several at a time, those apart that are there already.
 * What fails is left to whoever needs the file: it is said there, and tried again.
 */
export async function keepAhead(
  urls: readonly string[],
  cache: Pick<Cache, "match" | "put">,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Promise<void> {
  const left = [...urls];
  const keepNext = async () => {
    for (let url = left.shift(); url !== undefined; url = left.shift()) await keep(url).catch(() => {});
  };
  const keep = async (url: string) => {
    if ((await cache.match(url)) !== undefined) return;
    const file = await fetch(url, { credentials: "same-origin" });
    if (file.ok && !file.redirected) await cache.put(url, file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
}
