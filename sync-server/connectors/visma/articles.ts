import { ok, type Result, refuse } from "#core/result.ts";
import type { ConnectionChoices, NeededChoice } from "../connector.ts";
import type { OutgoingInvoice, OutgoingLine } from "../outgoing-invoice.ts";
import { type ApiClient, toFilterText } from "./api-client.ts";
import { toTheirArticle } from "./mapping.ts";
import { type CallProblem, isConflict, isNotFound } from "./problems.ts";
import type { ReferenceData } from "./reference-data.ts";
import { type TheirArticle, type TheirCoding, theirArticleSchema } from "./schema.ts";
import { codingForVat, givesVat, hasRateOf, knownCategory, neededChoice } from "./vat-codings.ts";

/** An article a line goes on: one that is there, or a standard one to be created. */
export type PlannedArticle =
  | { readonly article: TheirArticle }
  | { readonly number: string; readonly coding: TheirCoding };

/**
 * The article of each line: the one of the same number where its coding gives the line's VAT, else the standard
 * one of the VAT category. Only reads; nothing is created before every line has its article.
 */
export async function planArticles(
  invoice: OutgoingInvoice,
  choices: ConnectionChoices,
  api: ApiClient,
  reference: ReferenceData,
): Promise<Result<PlannedArticle[], CallProblem>> {
  const codings = await reference.codings(invoice.issueDay);
  if (!codings.ok) return codings;

  const planned: PlannedArticle[] = [];
  const needed = new Map<string, NeededChoice>();
  const planByKey = new Map<string, Result<PlannedArticle, CallProblem>>();
  for (const line of invoice.lines) {
    const key = JSON.stringify([line.vat, line.articleNumber]);
    const plan = planByKey.get(key) ?? (await planLine(line, choices, codings.value, api));
    planByKey.set(key, plan);
    if (plan.ok) planned.push(plan.value);
    else if (plan.problem.next !== "needsChoice") return plan;
    else
      for (const choice of plan.problem.choices) if (!needed.has(choice.vat)) needed.set(choice.vat, choice);
  }
  return needed.size === 0 ? ok(planned) : refuse({ next: "needsChoice", choices: [...needed.values()] });
}

async function planLine(
  line: OutgoingLine,
  choices: ConnectionChoices,
  codings: readonly TheirCoding[],
  api: ApiClient,
): Promise<Result<PlannedArticle, CallProblem>> {
  const { vat, articleNumber } = line;
  if (articleNumber !== null) {
    const found = await findArticle(articleNumber, api);
    if (!found.ok) return found;
    if (found.value?.IsActive) {
      const coding = codings.find(({ Id }) => Id === found.value?.CodingId);
      if (coding !== undefined && givesVat(vat, coding, codings, choices))
        return ok({ article: found.value });
      // Once the company has said what serves this category, that holds for such an article's lines too.
      const isChosen = choices.codingByVat[vat] !== undefined || choices.articleByVat?.[vat] !== undefined;
      if (!isChosen) {
        return refuse({
          next: "needsChoice",
          choices: [neededChoice(vat, "articleHasOtherVat", articleNumber, codings)],
        });
      }
    }
  }
  const articleId = choices.articleByVat?.[vat];
  return articleId === undefined
    ? planStandardArticle(vat, choices, codings, api)
    : planChosenArticle(vat, articleId, codings, api);
}

async function planChosenArticle(
  vat: string,
  articleId: string,
  codings: readonly TheirCoding[],
  api: ApiClient,
): Promise<Result<PlannedArticle, CallProblem>> {
  const article = await api.call(
    { method: "GET", path: `/articles/${encodeURIComponent(articleId)}`, ifUnheard: "again" },
    theirArticleSchema,
  );
  if (!article.ok && !isNotFound(article.problem)) return article;
  if (article.ok && article.value.IsActive) {
    const coding = codings.find(({ Id }) => Id === article.value.CodingId);
    if (coding !== undefined && hasRateOf(knownCategory(vat), coding)) return ok({ article: article.value });
  }
  const number = article.ok ? article.value.Number : null;
  return refuse({ next: "needsChoice", choices: [neededChoice(vat, "choiceHasOtherVat", number, codings)] });
}

async function planStandardArticle(
  vat: string,
  choices: ConnectionChoices,
  codings: readonly TheirCoding[],
  api: ApiClient,
): Promise<Result<PlannedArticle, CallProblem>> {
  const serving = codingForVat(vat, codings, choices);
  if ("needed" in serving) return refuse({ next: "needsChoice", choices: [serving.needed] });

  const number = standardArticleNumber(vat, serving.coding);
  const found = await findArticle(number, api);
  if (!found.ok) return found;
  return found.value === null
    ? ok({ number, coding: serving.coding })
    : checkStandard(found.value, vat, codings);
}

/** One for each category and coding: another choice later makes another article, and old drafts keep theirs. */
export const standardArticleNumber = (vat: string, coding: TheirCoding): string =>
  `CAHIER-${vat}-${coding.Id.slice(-8)}`.toUpperCase().slice(0, 40);

/** Their bookkeeper may move it to another account of the same rate; another rate would change our customer's tax. */
function checkStandard(
  article: TheirArticle,
  vat: string,
  codings: readonly TheirCoding[],
): Result<PlannedArticle, CallProblem> {
  const coding = codings.find(({ Id }) => Id === article.CodingId);
  if (article.IsActive && coding !== undefined && hasRateOf(knownCategory(vat), coding))
    return ok({ article });
  return refuse({
    next: "askUser",
    code: "delivery.standardArticleChanged",
    theirCode: "",
    theirMessage: article.Number,
    fields: [],
  });
}

/** Creates the standard articles that are missing, each once, and answers the id for each line. */
export async function createPlannedArticles(
  planned: readonly PlannedArticle[],
  api: ApiClient,
  reference: ReferenceData,
): Promise<Result<{ articleIds: string[]; createdArticle: boolean }, CallProblem>> {
  const idByNumber = new Map<string, string>();
  const articleIds: string[] = [];
  for (const plan of planned) {
    if ("article" in plan) {
      articleIds.push(plan.article.Id);
      continue;
    }
    const known = idByNumber.get(plan.number);
    const id =
      known === undefined ? await createStandardArticle(plan.number, plan.coding, api, reference) : ok(known);
    if (!id.ok) return id;
    idByNumber.set(plan.number, id.value);
    articleIds.push(id.value);
  }
  return ok({ articleIds, createdArticle: idByNumber.size > 0 });
}

async function createStandardArticle(
  number: string,
  coding: TheirCoding,
  api: ApiClient,
  reference: ReferenceData,
): Promise<Result<string, CallProblem>> {
  const unitId = await reference.unitId();
  if (!unitId.ok) return unitId;
  const created = await api.call(
    {
      method: "POST",
      path: "/articles",
      body: toTheirArticle(number, coding, unitId.value ?? ""),
      ifUnheard: "again",
    },
    theirArticleSchema,
  );
  if (created.ok) return ok(created.value.Id);
  if (!isConflict(created.problem)) return created;
  const found = await findArticle(number, api);
  if (!found.ok) return found;
  return found.value === null ? created : ok(found.value.Id);
}

async function findArticle(
  number: string,
  api: ApiClient,
): Promise<Result<TheirArticle | null, CallProblem>> {
  const articles = await api.list({
    path: "/articles",
    schema: theirArticleSchema,
    filter: `Number eq ${toFilterText(number)}`,
    keep: (article) => article.Number === number,
  });
  return articles.ok ? ok(articles.value[0] ?? null) : articles;
}
