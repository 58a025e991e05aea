import { beforeEach, describe, expect, test } from "vitest";
import { runAdmin } from "#server/people/administration.ts";
import { signIn } from "#server/people/sign-in.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

let services: TestServices;
beforeEach(async () => {
  services = await createTestServices();
});

const read = (lines: readonly string[]) => ({
  login: /Identifier +(\d{6})$/.exec(lines[0] ?? "")?.[1] ?? "",
  password: /Password +(\S+)$/.exec(lines[1] ?? "")?.[1] ?? "",
});
const trySigningIn = async (logIn: { login: string; password: string }) =>
  (await signIn(services, { ...logIn, address: "127.0.0.1" })).ok;

describe("npm run admin", () => {
  test("M3 creates a user and prints what signs them in", async () => {
    const { lines, isDone } = await runAdmin(services, "create-user", {
      name: "Anne",
      email: "Anne@Example.org",
    });
    expect(isDone).toBe(true);
    expect(await trySigningIn(read(lines))).toBe(true);
    expect(await trySigningIn({ ...read(lines), login: "anne@example.org" })).toBe(true);
  });

  test("gives a new password in place of a lost one, which ends every session", async () => {
    const before = read((await runAdmin(services, "create-user", { name: "Anne" })).lines);
    await trySigningIn(before);
    const after = read((await runAdmin(services, "set-password", { login: before.login })).lines);
    expect(after.login).toBe(before.login);
    expect(await trySigningIn(before)).toBe(false);
    const rows = await services.storage.read((tx) => tx.db.selectFrom("sessions").selectAll().execute());
    expect(rows.every(({ revoked_at }) => revoked_at !== null)).toBe(true);
    expect(await trySigningIn(after)).toBe(true);
  });

  test("refuses an address twice, one that is none, and acts it does not know", async () => {
    await runAdmin(services, "create-user", { name: "Anne", email: "anne@example.org" });
    const refused = [
      await runAdmin(services, "create-user", { name: "Bob", email: "anne@example.org" }),
      await runAdmin(services, "create-user", { name: "Bob", email: "anne" }),
      await runAdmin(services, "create-user", {}),
      await runAdmin(services, "set-password", { login: "000000" }),
      await runAdmin(services, "drop-everything", {}),
      await runAdmin(services, undefined, {}),
    ];
    expect(refused.map(({ isDone }) => isDone)).toEqual(Array(6).fill(false));
    expect(refused[1]!.lines[0]).toContain("--email");
  });
});
