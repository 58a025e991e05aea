import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "#test/support/chromium.ts";

/** Vitest runs this before the journeys: it finds a Chromium, or installs Debian's where that is possible. */
export function setup() {
  if (findChromium() !== undefined) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error("The journeys need Chromium: install it, or set CHROMIUM to the path of one.");
  }
  console.error("Installing Chromium (apt-get install chromium) …");
  installByApt("update");
  installByApt("install", "-y", "--no-install-recommends", "chromium");
}

function installByApt(...args: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
}
