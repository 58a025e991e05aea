import { expect, test } from "vitest";
import { createLogger } from "#server/logging.ts";

test("logs no secret, however deep it lies or whatever error carries it", () => {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line: string) => lines.push(line) });
  logger.info({
    password: "S3CRET",
    token: "S3CRET",
    headers: { cookie: "S3CRET", authorization: "S3CRET" },
  });
  logger.info({
    request: { body: { password: "S3CRET" }, query: "S3CRET" },
    connection: { tokens: { accessToken: "S3CRET" } },
  });
  const error = Object.assign(new Error("duplicate key"), {
    code: "23505",
    detail: "Key (email)=(S3CRET)",
    parameters: ["S3CRET"],
  });
  logger.error({ error: new Error("while writing", { cause: error }) }, "failed");
  expect(lines).toHaveLength(3);
  expect(lines.join("")).not.toContain("S3CRET");
  expect(lines[2]).toContain("23505");
});
