import fc from "fast-check";
import { z } from "zod";
import { fromDayNumber } from "#core/calendar-date.ts";

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | false;
}

/** Whatever a schema takes, its rare and optional fields included: also those that nobody has thought of yet. */
export const arbitraryOfSchema = <Output>(schema: z.ZodType<Output>): fc.Arbitrary<Output> =>
  arbitraryOf(z.toJSONSchema(schema) as JsonSchema).filter(
    (value) => schema.safeParse(value).success,
  ) as fc.Arbitrary<Output>;

/** Ids as devices draw them, and such as follow from others; few enough that some come again. */
const ids = fc.oneof(
  fc.uuid({ version: 4 }),
  fc.constantFrom("anna", "shared", "b52f4bd6-5f20-4d5c-8e2e-2a0c5f0f4d11", "fec:2025:VE:12", "x~1@2"),
);
const days = fc.integer({ min: 0, max: 40_000 }).map(fromDayNumber);
const instants = fc.oneof(
  fc
    .date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((at) => at.toISOString()),
  fc.constantFrom("2026-01-05T08:00:00Z", "2026-01-05T08:00:00.000Z", "2026-01-05T08:00:00.123456Z"),
);
const hashes = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 });
const LIST_MAX = 4;

function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(arbitraryOf));
  switch (schema.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return numberOf(schema);
    case "string":
      return textOf(schema);
    case "array":
      return fc.array(arbitraryOf(schema.items ?? {}), {
        maxLength: Math.min(LIST_MAX, schema.maxItems ?? LIST_MAX),
      });
    case "object":
      return objectOf(schema);
    default:
      // As it comes out of JSON, which knows no zero below zero.
      return fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));
  }
}

function numberOf({ minimum, maximum }: JsonSchema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER);
  const max = Math.min(maximum ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return fc.oneof(
    fc.integer({ min: Math.max(min, -1000), max: Math.min(max, 1000) }),
    fc.bigInt({ min: BigInt(min), max: BigInt(max) }).map(Number),
  );
}

function textOf({ pattern, format, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (format === "date") return days;
  if (format === "date-time") return instants;
  if (pattern?.includes("64") === true) return hashes;
  if (pattern !== undefined) return ids;
  return fc.oneof(
    fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 40) }),
    fc.nat().map((number) => `F2026-${number}`.slice(0, maxLength)),
    fc.constantFrom(..."ABC"),
  );
}

function objectOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], propertyNames = {}, additionalProperties } = schema;
  if (typeof additionalProperties === "object")
    return fc.dictionary(textOf(propertyNames), arbitraryOf(additionalProperties), {
      maxKeys: LIST_MAX,
      noNullPrototype: true,
    });
  const arbitraries = Object.entries(properties).map(([name, property]) => [name, arbitraryOf(property)]);
  return fc.record(Object.fromEntries(arbitraries) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...required],
    noNullPrototype: true,
  });
}
