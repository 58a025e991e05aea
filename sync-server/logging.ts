import { type DestinationStream, type Logger, pino } from "pino";

/** What must never stand in a log, wherever a logged object carries it. */
const SECRET_NAMES = [
  "authorization",
  "body",
  "ciphertext",
  "cookie",
  "password",
  "passwordHash",
  "query",
  "refreshToken",
  "accessToken",
  "secret",
  "token",
  "tokenHash",
  "verifier",
];

const DEPTHS = ["", "*.", "*.*."];

export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: DEPTHS.flatMap((depth) => SECRET_NAMES.map((name) => `${depth}${name}`)),
      censor: "[redacted]",
    },
    serializers: { error: toLoggedError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

export type { Logger };

/** A database puts the values of a row into its message's details, so of an error only these are kept. */
function toLoggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...("code" in error ? { errorCode: error.code } : {}),
    ...(error.cause instanceof Error ? { cause: toLoggedError(error.cause) } : {}),
  };
}
