import { createMemo, createResource, createSignal } from "solid-js";
import type { Article } from "#core/parties/article.ts";
import { useBooks, useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { createSaving } from "#web/books/create-saving.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { createVatLabel } from "#web/i18n/vat-label.ts";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { focusFirstError } from "#web/ui/focus-first-error.ts";
import { localDay } from "#web/ui/local-day.ts";
import { PriceField } from "#web/ui/price-field.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { SaveForm } from "#web/ui/save-form.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { articlesTexts } from "./articles-texts.ts";

interface ArticleFormProps {
  /** Null for a new one. */
  readonly article: Article | null;
  readonly articles: readonly Article[];
  readonly onDone: () => void;
}

type Typing = Omit<Article, "id" | "acts" | "vat" | "account"> & { vat: string | null };

/** What is sold, at what price, with which VAT. Only what was changed is sent. */
export function ArticleForm(props: ArticleFormProps) {
  const t = useTexts(articlesTexts);
  const vatLabel = createVatLabel();
  const problemText = useProblemText();
  const send = useSend();
  const { books, company } = useBooks();
  const [tried, setTried] = createSignal(false);
  const kept = createKeptTyping(`article:${props.article?.id ?? "new"}`, () => typingOf(props.article));
  const { typing, set: setTyping } = kept;
  const saving = createSaving<Partial<Article>>({
    forget: kept.forget,
    send: (set) => send("article.save", { id: props.article?.id ?? crypto.randomUUID(), set }),
    onSaved: () => showToast({ tone: "ok", title: t("saved") }),
    onDone: () => props.onDone(),
  });

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

  async function save(form: HTMLFormElement) {
    setTried(true);
    const chosen = vat();
    if (focusFirstError(form) || chosen === null) return;
    const now = { ...typing, number: typing.number.trim(), name: typing.name.trim(), vat: chosen };
    await saving.save(now, props.article);
  }

  return (
    <SaveForm
      title={props.article?.name ?? t("new")}
      onSave={save}
      onCancel={saving.cancel}
      problem={((said) => said && problemText(said))(saving.problem() ?? undefined)}
      isRestored={kept.isRestored()}
      unread={kept.unread}
      onDiscard={kept.discard}
    >
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
      <PriceField
        label={t("price")}
        cents={typing.unitPriceCents}
        onChange={(unitPriceCents) => setTyping({ unitPriceCents })}
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
        options={choices().map((choice) => ({ value: choice.key, label: vatLabel(choice) }))}
        value={vat()}
        onChange={(chosen) => setTyping({ vat: chosen })}
      />
      <Checkbox
        label={t("isActive")}
        checked={typing.isActive}
        onChange={(isActive) => setTyping({ isActive })}
      />
    </SaveForm>
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
