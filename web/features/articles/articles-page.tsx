import { Show } from "solid-js";
import type { Article } from "#core/parties/article.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { RegisterPage } from "#web/ui/register-page.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { ArticleForm } from "./article-form.tsx";
import { articlesTexts } from "./articles-texts.ts";

/** What the company sells: the list, and beside it the article that is open. */
export function ArticlesPage() {
  const t = useTexts(articlesTexts);
  const i18n = useI18n();
  const { company } = useBooks();
  const articles = useQuestion("articles");

  const columns = (): readonly Column<Article>[] => [
    {
      title: t("column.name"),
      cell: (article) => (
        <>
          {article.name}{" "}
          <Show when={!article.isActive}>
            <Tag>{t("inactive")}</Tag>
          </Show>
          <span class="sub">{article.number}</span>
        </>
      ),
    },
    { title: t("column.price"), kind: "number", cell: (article) => i18n.money(article.unitPriceCents) },
  ];

  return (
    <RegisterPage
      path="/articles"
      title={t("title")}
      listLabel={t("listLabel")}
      newLabel={t("new")}
      empty={{ title: t("emptyTitle"), text: t("emptyText") }}
      rows={articles()}
      columns={columns()}
      textOf={({ number, name }) => `${number} ${name}`}
      orderOf={({ number }) => number}
      owner={company()}
      paper={(article, close) => <ArticleForm article={article} articles={articles() ?? []} onDone={close} />}
    />
  );
}
