// Usage: node .ci/start.mjs main|admin [arguments]. Installs and builds what is missing, then becomes that program:
// it runs in this very process, so signals and the exit code are its own.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { root, setUp } from "./set-up.mjs";

setUp();
await build();

const [program] = process.argv.splice(2, 1);
const file = join(root, "dist", "server", `${program}.js`);
process.argv[1] = file;
process.setSourceMapsEnabled(true);
await import(pathToFileURL(file).href);
