import { readFileSync } from "node:fs";
import { join } from "node:path";

const source = readFileSync(join(import.meta.dirname, "../../web/app/routes.ts"), "utf8");

/** Every place inside the frame, read from the one list of them: that file itself only loads in a build. */
export const frameRoutes: readonly string[] = [
  ...source.slice(source.indexOf("frameRoutes")).matchAll(/path: "([^"]+)"/g),
].map(([, path]) => path!);
