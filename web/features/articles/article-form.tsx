import { createMemo, createResource, createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { Problem } from "#core/commands/command-module.ts";
import type { Article } from "#core/parties/article.ts";
import { useBooks, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { MoneyField } from "#web/ui/money-field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Select } from "#web/ui/select.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { articlesTexts } from "./articles-texts.ts";

interface ArticleFormProps {
  /** Null for a new one. */
  readonly article: Article | null;
  readonly articles: readonly Article[];
  readonly onDone: () => void;
}

type Typing = Omit<Article, "id" | "acts" | "vat" | "account"> & { vat: string | null };

const reasons = ["rate", "exempt", "franchise", "reverseCharge", "intraEu", "export", "outside"] as const;

/** What is sold, at what price, with which VAT. Only what was changed is sent. */
export function ArticleForm(props: ArticleFormProps) {
  const t = useTexts(articlesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const { books, company } = useBooks();
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [tried, setTried] = createSignal(false);
  const [typing, setTyping] = createStore<Typing>(typingOf(props.article));

  const [preview] = createResource(
    () => ({ opened: books(), id: company() }),
    ({ opened, id }) =>
      opened && id !== null
        ? opened.previewInvoice(id, {
            kind: "sale",
            day: localDay(),
            party: null,
            practitioner: null,
            lines: [],
          })
        : null,
  );
  const choices = () => preview.latest?.vatChoices ?? [];
  const vat = () => typing.vat ?? choices()[0]?.key ?? null;

  const errors = createMemo(() => {
    const holder = props.articles.find(
      ({ id, number }) => id !== props.article?.id && number === typing.number.trim(),
    );
    return {
      number: holder
        ? t("numberTaken", { name: holder.name })
        : typing.number.trim() === ""
          ? problemText({ code: "article.numberMissing" })
          : undefined,
      name: typing.name.trim() === "" ? problemText({ code: "article.nameMissing" }) : undefined,
    };
  });

  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    const chosen = vat();
    if (errors().number || errors().name || chosen === null) return;
    const now = { ...typing, number: typing.number.trim(), name: typing.name.trim(), vat: chosen };
    const { article } = props;
    const set = Object.fromEntries(
      Object.entries(now).filter(([field, value]) => !article || value !== article[field as keyof Article]),
    );
    if (Object.keys(set).length === 0) return props.onDone();
    const sent = await send("article.save", { id: article?.id ?? crypto.randomUUID(), set });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("saved") });
    props.onDone();
  }

  return (
    <Sheet>
      <form class="sheet-body stack" onSubmit={save} noValidate>
        <TextField
          label={t("number")}
          description={t("numberHint")}
          value={typing.number}
          onChange={(number) => setTyping({ number })}
          error={tried() ? errors().number : undefined}
          maxLength={40}
        />
        <TextField
          label={t("name")}
          value={typing.name}
          onChange={(name) => setTyping({ name })}
          error={tried() ? errors().name : undefined}
          maxLength={100}
        />
        <MoneyField
          label={t("price")}
          cents={typing.unitPriceCents}
          onChange={(cents) => setTyping({ unitPriceCents: cents ?? 0 })}
        />
        <Checkbox
          label={t("priceIncludesVat")}
          checked={typing.priceIncludesVat}
          onChange={(priceIncludesVat) => setTyping({ priceIncludesVat })}
        />
        <RadioGroup
          label={t("nature")}
          segments
          options={[
            { value: "services", label: t("services") },
            { value: "goods", label: t("goods") },
          ]}
          value={typing.nature}
          onChange={(nature) => setTyping({ nature })}
        />
        <Select
          label={t("vat")}
          options={choices().map(({ key, reason, rateBasisPoints }) => {
            const known = reasons.find((one) => one === reason) ?? "rate";
            return {
              value: key,
              label:
                known === "rate"
                  ? t("vatReason.rate", { rate: i18n.percent(rateBasisPoints) })
                  : t(`vatReason.${known}`),
            };
          })}
          value={vat()}
          onChange={(chosen) => setTyping({ vat: chosen })}
        />
        <Checkbox
          label={t("isActive")}
          checked={typing.isActive}
          onChange={(isActive) => setTyping({ isActive })}
        />
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
        <div class="cluster">
          <Button type="submit" look="primary">
            {i18n.t("action.save")}
          </Button>
          <Button type="button" onClick={() => props.onDone()}>
            {i18n.t("action.cancel")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

function typingOf(article: Article | null): Typing {
  if (article) {
    const { id: _id, acts: _acts, account: _account, ...fields } = article;
    return fields;
  }
  return {
    number: "",
    name: "",
    unitPriceCents: 0,
    priceIncludesVat: false,
    nature: "services",
    vat: null,
    isActive: true,
  };
}
