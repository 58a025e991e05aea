import { readFile, stat } from "node:fs/promises";
import { join, normalize, resolve, sep } from "node:path";
import { type Context, Hono } from "hono";
import { getMimeType } from "hono/utils/mime";

/** Addresses that never are a page of the app: what is unknown there is an error, not the first screen. */
const SERVER_PATHS =
  /^\/(api|connections\/callback|demonstration|files|firm|health|openapi\.json|people|session|sync)(\/|$)/;

const FOREVER = "public, max-age=31536000, immutable";
const ASK_EACH_TIME = "no-cache";

/** The built web app: its files, and its page at every address the app itself understands. */
export const staticRoutes = (webDirectory: string) => {
  const root = resolve(webDirectory);
  return new Hono().get("*", async (c) => {
    const path = SERVER_PATHS.test(c.req.path) ? null : toFilePath(root, c.req.path);
    if (path === null) return c.json({ code: "request.unknownAddress" } as const, 404);
    const file = await answerFile(c, root, path);
    if (file !== null) return file;
    const page = isNavigation(c) ? await answerFile(c, root, join(root, "index.html")) : null;
    return page ?? c.json({ code: "request.unknownAddress" } as const, 404);
  });
};

/** Where a path lies under the root, or null when it leads anywhere else or to a hidden file. */
function toFilePath(root: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  if (decoded.split("/").some((part) => part.startsWith("."))) return null;
  const file = normalize(join(root, decoded === "/" ? "index.html" : decoded));
  return file.startsWith(root + sep) ? file : null;
}

async function answerFile(c: Context, root: string, path: string): Promise<Response | null> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) return null;
  const isAsset = path.startsWith(join(root, "assets") + sep);
  const eTag = `W/"${found.size.toString(16)}-${Math.floor(found.mtimeMs).toString(16)}"`;
  const headers: Record<string, string> = {
    "Cache-Control": isAsset ? FOREVER : ASK_EACH_TIME,
    "Content-Type": getMimeType(path) ?? "application/octet-stream",
    ETag: eTag,
  };
  if (c.req.header("If-None-Match") === eTag) return c.body(null, 304, headers);
  const packed = isAsset ? await readPacked(c, path) : null;
  if (packed !== null) headers["Content-Encoding"] = "br";
  if (isAsset) headers["Vary"] = "Accept-Encoding";
  if (c.req.method === "HEAD") return c.body(null, 200, headers);
  const bytes = packed ?? (await readFile(path));
  return c.body(bytes, 200, { ...headers, "Content-Length": String(bytes.length) });
}

/** What the build packed beside a file, for who says to take it; the others get it packed on the way, or as it is. */
async function readPacked(c: Context, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!/\bbr\b/.test(c.req.header("Accept-Encoding") ?? "")) return null;
  return readFile(`${path}.br`).catch(() => null);
}

/** A person going to an address, rather than the app asking for a file that is not there. */
const isNavigation = (c: Context) =>
  c.req.header("Sec-Fetch-Mode") === "navigate" || (c.req.header("Accept") ?? "").includes("text/html");
