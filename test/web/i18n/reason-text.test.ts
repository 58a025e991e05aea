import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AskUserCode, ConnectorProblem, SignInProblem } from "#server/connectors/connector.ts";
import { type ReasonCode, reasonCodes } from "#web/i18n/reason-text.ts";

type RetryReason = Extract<ConnectorProblem, { next: "retryLater" }>["reason"];
type UnknownReason = Extract<ConnectorProblem, { next: "unknown" }>["reason"];
type EndedReason = Extract<ConnectorProblem, { next: "signInAgain" }>["reason"];

/** What the server puts together from a connector's problem; does not compile when a reason has no words. */
type GivenCode =
  | AskUserCode
  | SignInProblem["code"]
  | `delivery.${RetryReason | UnknownReason}`
  | `connection.${EndedReason}`;
const allGiven: GivenCode extends ReasonCode ? true : false = true;

const deliveryFiles = "sync-server/delivery";

describe("the reasons of links and sendings", () => {
  test("have words for everything a connector may say", () => {
    expect(allGiven).toBe(true);
  });

  test("have words for every reason that is written down for a sending", () => {
    const written = readdirSync(deliveryFiles).flatMap((name) => [
      ...readFileSync(`${deliveryFiles}/${name}`, "utf8").matchAll(
        /(?:reason: |rejectedNote\(|hourlyNote\(|"reason": )"((?:delivery|connection)\.\w+)"/g,
      ),
    ]);
    const codes = [...new Set(written.map(([, code]) => code!))];
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !reasonCodes.some((known) => known === code))).toEqual([]);
  });
});
