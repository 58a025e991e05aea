import { describe, expect, test } from "vitest";
import { readConfiguration } from "#server/configuration.ts";

describe("configuration", () => {
  test("of nothing is a demonstration on this machine alone, whatever HOST says", () => {
    expect(readConfiguration({ HOST: "0.0.0.0", DATABASE_URL: "" })).toMatchObject({
      port: 8787,
      host: "127.0.0.1",
      dataDirectory: "./data",
      databaseUrl: undefined,
      isDemonstration: true,
      trustedProxies: 0,
    });
  });

  test.each([{ DATABASE_URL: "postgres://localhost/cahier" }, { PUBLIC_URL: "https://books.example.org" }])(
    "with %j is no demonstration",
    (environment) => {
      const configuration = readConfiguration({ ...environment, HOST: "0.0.0.0" } as Record<string, string>);
      expect(configuration).toMatchObject({ isDemonstration: false, host: "0.0.0.0" });
    },
  );

  test("keeps of the public address its origin", () => {
    expect(readConfiguration({ PUBLIC_URL: "https://Books.example.org:443/" }).publicOrigin).toBe(
      "https://books.example.org",
    );
  });

  test("names every variable that makes no sense, without its value", () => {
    const environment = { PORT: "many", DATABASE_URL: "mysql://u:hunter2@h/d", SECRET_KEY: "hunter2" };
    const read = () => readConfiguration(environment);
    expect(read).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*SECRET_KEY/);
    expect(read).not.toThrow(/hunter2/);
  });

  test("reads where mail leaves and whom it comes from, and never repeats its password", () => {
    const SMTP_URL = "smtps://cahier:hunter2@mail.example.org";
    expect(readConfiguration({ SMTP_URL, MAIL_FROM: "Cahier <books@example.org>" })).toMatchObject({
      smtpUrl: SMTP_URL,
      mailFrom: "Cahier <books@example.org>",
    });
    const read = () => readConfiguration({ SMTP_URL: "http://cahier:hunter2@mail.example.org" });
    expect(read).toThrow(/SMTP_URL/);
    expect(read).not.toThrow(/hunter2/);
  });

  test("reads a key of 32 bytes", () => {
    expect(readConfiguration({ SECRET_KEY: "0f".repeat(32) }).secretKey).toHaveLength(32);
  });
});
