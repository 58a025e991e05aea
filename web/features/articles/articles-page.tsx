import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { Article } from "#core/parties/article.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Page } from "#web/ui/page.tsx";
import { Split } from "#web/ui/split.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { ArticleForm } from "./article-form.tsx";
import { articlesTexts } from "./articles-texts.ts";

const NEW = "new";

/** What the company sells: the list, and beside it the article that is open. */
export function ArticlesPage() {
  const t = useTexts(articlesTexts);
  const i18n = useI18n();
  const params = useParams();
  const navigate = useNavigate();
  const articles = useQuestion("articles");
  const [text, setText] = createSignal("");

  const shown = createMemo(() => {
    const wanted = text().trim().toLocaleLowerCase();
    const found = (articles() ?? []).filter(({ number, name }) =>
      `${number} ${name}`.toLocaleLowerCase().includes(wanted),
    );
    return [...found].sort((one, other) => i18n.compare(one.number, other.number));
  });
  const opened = () => articles()?.find(({ id }) => id === params["id"]) ?? null;

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
  const newButton = () => (
    <Button look="primary" onClick={() => navigate("/articles/new")}>
      {t("new")}
    </Button>
  );

  return (
    <Page title={t("title")} actions={newButton()}>
      <Split
        open={params["id"] === NEW || opened() !== null}
        list={
          <div class="stack">
            <TextField label={i18n.t("action.search")} type="search" value={text()} onChange={setText} />
            <VirtualList
              label={t("listLabel")}
              columns={columns()}
              source={shown()}
              onOpen={(article) => navigate(`/articles/${article.id}`)}
              isChosen={(article) => article.id === params["id"]}
              empty={
                <Show when={articles()}>
                  <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={newButton()} />
                </Show>
              }
            />
          </div>
        }
        paper={
          <Show when={params["id"]} keyed>
            <ArticleForm
              article={opened()}
              articles={articles() ?? []}
              onDone={() => navigate("/articles")}
            />
          </Show>
        }
      />
    </Page>
  );
}
