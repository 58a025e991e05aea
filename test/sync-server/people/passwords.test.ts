import { describe, expect, test } from "vitest";
import { createInitialPassword, createPasswords } from "#server/people/passwords.ts";

describe("passwords", () => {
  test("are hashed with argon2id at OWASP's cost", async () => {
    const passwords = createPasswords();
    const passwordHash = await passwords.hash("correct horse battery");
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify("correct horse battery", passwordHash)).toBe(true);
    expect(await passwords.verify("correct horse batter", passwordHash)).toBe(false);
  });

  test("are nobody's where there is nobody", async () => {
    const passwords = createPasswords({ memoryCost: 8, timeCost: 1 });
    expect(await passwords.verify("anything", null)).toBe(false);
  });

  test("are the same however a keyboard writes their accents", async () => {
    const passwords = createPasswords({ memoryCost: 8, timeCost: 1 });
    expect(await passwords.verify("re\u0301sume\u0301", await passwords.hash("r\u00e9sum\u00e9"))).toBe(true);
  });

  test("given by us differ each time and are easy to copy", () => {
    const given = Array.from({ length: 100 }, createInitialPassword);
    expect(new Set(given).size).toBe(100);
    for (const password of given)
      expect(password).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){3}$/);
  });
});
