import { z } from "zod";
import type { VismaConfiguration } from "./connectors/visma/configuration.ts";

/** Everything the environment decides; `main.ts` and `admin.ts` alone read it. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  /** The origin people use, "https://books.example.org"; nothing else may write. */
  readonly publicOrigin: string | undefined;
  /** 32 bytes that seal secrets at rest; unless given they lie in a file of the data directory. */
  readonly secretKey: Uint8Array | undefined;
  /** How many proxies of ours stand before the server, each adding one address to X-Forwarded-For. */
  readonly trustedProxies: number;
  readonly logLevel: string;
  /** Where the built web app lies. */
  readonly webDirectory: string;
  /** Seeded books, printed passwords and sandboxes: only where nothing says that this is a real server. */
  readonly isDemonstration: boolean;
  /** Where the demonstration's sandbox listens, on this machine alone. */
  readonly sandboxPort: number;
  /** Our registration with Visma eAccounting; without one that system is not offered. */
  readonly visma: VismaConfiguration | undefined;
  /** How long a request to an outside system may still land after its time-out; unless given, two minutes. */
  readonly deliveryPatienceSeconds: number | undefined;
  /** Where mail leaves, "smtps://user:password@mail.example.org"; unless given, mails become files of the data directory. */
  readonly smtpUrl: string | undefined;
  /** Whom mails come from, "Cahier <books@example.org>". */
  readonly mailFrom: string | undefined;
}

const LOOPBACK = "127.0.0.1";

const emptyIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyIsUnset, schema.optional());

const environmentSchema = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  SECRET_KEY: optional(
    z.string().regex(/^[0-9a-fA-F]{64}$/, {
      error: "32 bytes in hexadecimal, as `openssl rand -hex 32` prints them",
    }),
  ),
  TRUSTED_PROXIES: optional(z.coerce.number().int().min(0).max(10)),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
  WEB_DIR: optional(z.string()),
  SANDBOX_PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  VISMA_CLIENT_ID: optional(z.string()),
  VISMA_CLIENT_SECRET: optional(z.string()),
  VISMA_IDENTITY_URL: optional(z.url({ protocol: /^https$/ })),
  VISMA_API_URL: optional(z.url({ protocol: /^https$/ })),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: optional(z.string().max(254)),
  DELIVERY_PATIENCE_SECONDS: optional(z.coerce.number().min(1).max(3_600)),
});

type Environment = z.output<typeof environmentSchema>;

/** Their addresses are the same for everyone; only tests of theirs ever had others. */
const toVisma = (values: Environment): VismaConfiguration | undefined =>
  values.VISMA_CLIENT_ID === undefined || values.VISMA_CLIENT_SECRET === undefined
    ? undefined
    : {
        clientId: values.VISMA_CLIENT_ID,
        clientSecret: values.VISMA_CLIENT_SECRET,
        identityUrl: values.VISMA_IDENTITY_URL ?? "https://identity.vismaonline.com",
        apiUrl: values.VISMA_API_URL ?? "https://eaccountingapi.vismaonline.com/v2",
      };

/** Reads the environment, or throws naming each variable that makes no sense, without its value. */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const read = environmentSchema.safeParse(environment);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new Error(`The environment cannot be used.\n${problems.join("\n")}`);
  }
  const values = read.data;
  const isDemonstration = values.DATABASE_URL === undefined && values.PUBLIC_URL === undefined;
  return {
    port: values.PORT ?? 8787,
    host: isDemonstration ? LOOPBACK : (values.HOST ?? LOOPBACK),
    dataDirectory: values.DATA_DIR ?? "./data",
    databaseUrl: values.DATABASE_URL,
    publicOrigin: values.PUBLIC_URL === undefined ? undefined : new URL(values.PUBLIC_URL).origin,
    secretKey: values.SECRET_KEY === undefined ? undefined : Buffer.from(values.SECRET_KEY, "hex"),
    // Whoever gives a public address has a proxy before us, which alone knows where a request comes from.
    trustedProxies: values.TRUSTED_PROXIES ?? (values.PUBLIC_URL === undefined ? 0 : 1),
    logLevel: values.LOG_LEVEL ?? "info",
    webDirectory: values.WEB_DIR ?? "./dist/web",
    isDemonstration,
    sandboxPort: values.SANDBOX_PORT ?? (values.PORT === 0 ? 0 : (values.PORT ?? 8787) + 1),
    visma: toVisma(values),
    deliveryPatienceSeconds: values.DELIVERY_PATIENCE_SECONDS,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
  };
}
