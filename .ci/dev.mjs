// The app by Vite, the server restarted whenever a file of its own changes; either one ending ends both.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();
const start = (tool, args) =>
  spawn(join(root, "node_modules", ".bin", tool), args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
const programs = [start("vite", []), start("tsx", ["watch", "--clear-screen=false", "sync-server/main.ts"])];

const stop = () => {
  for (const program of programs) program.kill("SIGTERM");
};
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
for (const program of programs) {
  program.once("exit", (code) => {
    process.exitCode ||= code ?? 0;
    stop();
  });
}
