import { z } from "zod";
import { idSchema } from "../ids.ts";
import { type Article, articleSchema } from "../parties/article.ts";
import { ok, refuse } from "../result.ts";
import { vatCategoriesFor } from "../vat/vat-choices.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({
  id: idSchema,
  set: articleSchema.omit({ id: true, acts: true }).partial(),
});
export interface ArticleSaveArgs extends z.infer<typeof argsSchema> {}

/** Adds an article, or changes the named fields of one. */
export const articleSave = defineCommand<ArticleSaveArgs>({
  type: "article.save",
  version: 1,
  argsSchema,
  right: "keepParties",
  needs: ({ id }) => [{ collection: "articles", id }],
  decide: ({ args, facts, command }) => {
    const company = facts.get("companies", command.company);
    if (!company) return refuse({ code: "company.notFound" });
    const known = facts.get("articles", args.id);
    const set = args.set as Partial<Article>;
    if (!known && !set.name) return refuse({ code: "article.nameMissing" });
    if (!known && !set.number) return refuse({ code: "article.numberMissing" });
    const usual = vatCategoriesFor(company.country, company.vatHistory, command.madeAt.slice(0, 10))[0]!;
    const after: Article = {
      ...(known ?? {
        id: args.id,
        number: "",
        name: "",
        unitPriceCents: 0,
        priceIncludesVat: false,
        nature: "services",
        vat: usual.key,
        account: null,
        isActive: true,
        acts: {},
      }),
      ...set,
    };
    return ok({ documents: [{ collection: "articles", id: args.id, after }] });
  },
});
