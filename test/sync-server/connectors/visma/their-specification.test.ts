import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { demoCompanies } from "#server/connectors/visma/sandbox/demo-companies.ts";
import {
  articleRules,
  customerRules,
  draftRules,
  linkRules,
  type Rules,
  rowRules,
  settingsRules,
} from "#server/connectors/visma/sandbox/their-rules.ts";
import { theirCodingSchema, theirSettingsSchema, theirTermsSchema } from "#server/connectors/visma/schema.ts";

const FILE = new URL("../../../../../shared/reference/visma-eaccounting.openapi.json", import.meta.url);

interface Specification {
  readonly components: {
    readonly schemas: Readonly<
      Record<
        string,
        {
          readonly required?: readonly string[];
          readonly properties: Readonly<Record<string, { readonly maxLength?: number }>>;
        }
      >
    >;
  };
}

const rulesBySchema: Readonly<Record<string, Rules>> = {
  CustomerApi: customerRules,
  ArticleApi: articleRules,
  CustomerInvoiceDraftApi: draftRules,
  CustomerInvoiceDraftRowApi: rowRules,
  PartnerResourceLinkApi: linkRules,
  CompanySettingsApi: settingsRules,
};

/** Measured on the live service: omitted it counts as false, whatever the specification says. */
const MEASURED_OPTIONAL = new Set(["CustomerInvoiceDraftRowApi.ReversedConstructionServicesVatFree"]);

describe.runIf(existsSync(FILE))("the sandbox against their OpenAPI file, where it lies beside us", () => {
  const read = () => (JSON.parse(readFileSync(FILE, "utf8")) as Specification).components.schemas;

  test.each(Object.entries(rulesBySchema))(
    "%s asks for the same fields, at the same lengths",
    (name, rules) => {
      const schema = read()[name];
      expect(schema).toBeDefined();
      const required = Object.keys(rules).filter((field) => rules[field]?.required);
      const theirs = (schema?.required ?? []).filter((field) => !MEASURED_OPTIONAL.has(`${name}.${field}`));
      expect(required.sort()).toEqual([...theirs].sort());
      for (const [field, rule] of Object.entries(rules)) {
        expect(schema?.properties, field).toHaveProperty(field);
        expect([field, rule.maxLength]).toEqual([field, schema?.properties[field]?.maxLength]);
      }
    },
  );

  test("every field we read is one of theirs", () => {
    const schemas = read();
    const readBySchema = {
      ArticleAccountCodingApi: theirCodingSchema,
      CompanySettingsApi: theirSettingsSchema,
      TermsOfPaymentApi: theirTermsSchema,
    };
    for (const [name, schema] of Object.entries(readBySchema)) {
      for (const field of Object.keys(schema.shape))
        expect(schemas[name]?.properties, name).toHaveProperty(field);
    }
  });
});

describe("the demonstration's companies", () => {
  test("answer in the shape that the connector reads", () => {
    for (const { settings, codings, terms } of demoCompanies()) {
      expect(theirSettingsSchema.safeParse(settings).success).toBe(true);
      for (const coding of codings) expect(theirCodingSchema.safeParse(coding).success).toBe(true);
      for (const term of terms) expect(theirTermsSchema.safeParse(term).success).toBe(true);
    }
  });
});
