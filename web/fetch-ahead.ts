/** As many as a browser asks a server for at once where it speaks the older HTTP. */
const AT_ONCE = 6;

/**
 * Brings files into the browser's own cache, several at a time. What fails is left to whoever needs the file: it is said
 * there, and tried again.
 */
export async function fetchAhead(
  urls: readonly string[],
  fetch: (url: string) => Promise<Pick<Response, "arrayBuffer">>,
): Promise<void> {
  const left = [...urls];
  const fetchNext = async () => {
    for (let url = left.shift(); url !== undefined; url = left.shift())
      await fetch(url)
        .then((file) => file.arrayBuffer())
        .catch(() => {});
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
}
