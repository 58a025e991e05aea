import { parseArgs } from "node:util";
import { readConfiguration } from "./configuration.ts";
import { createLogger } from "./logging.ts";
import { runAdmin } from "./people/administration.ts";
import { openServices } from "./services.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    email: { type: "string" },
    name: { type: "string" },
    language: { type: "string" },
    login: { type: "string" },
  },
});
const configuration = readConfiguration(process.env);
const { services, close } = await openServices(configuration, createLogger("warn"));
const { lines, isDone } = await runAdmin(services, positionals[0], values);
for (const line of lines) process.stdout.write(`${line}\n`);
await close();
if (!isDone) process.exitCode = 1;
