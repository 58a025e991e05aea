import { z } from "zod";

/** A mail as it leaves. */
export const mailSchema = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
export interface Mail extends z.infer<typeof mailSchema> {}

/** What a mail says, before it is put into plain text and into HTML. */
export interface Letter {
  /** What it is about, "password.reset". */
  readonly kind: string;
  readonly language: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly facts?: readonly (readonly [label: string, value: string])[];
  readonly link?: { readonly label: string; readonly url: string };
  readonly closing?: readonly string[];
}

/** Says the same twice: for who reads plain text, and as HTML that loads nothing from anywhere. */
export function toMail(
  to: string,
  { language, paragraphs, facts = [], link, closing = [], ...rest }: Letter,
): Mail {
  const text = [
    ...paragraphs,
    ...(facts.length === 0 ? [] : [facts.map(([label, value]) => `${label} ${value}`).join("\n")]),
    ...(link === undefined ? [] : [`${link.label}\n${link.url}`]),
    ...closing,
    "Cahier",
  ];
  const paragraph = (html: string) => `<p>${html}</p>`;
  const html = [
    ...paragraphs.map((one) => paragraph(escapeHtml(one))),
    ...facts.map(([label, value]) => paragraph(`${escapeHtml(label)} <strong>${escapeHtml(value)}</strong>`)),
    ...(link === undefined
      ? []
      : [paragraph(`<a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a>`)]),
    ...closing.map((one) => paragraph(escapeHtml(one))),
    paragraph("Cahier"),
  ];
  return {
    to,
    subject: oneLine(rest.subject),
    text: `${text.join("\n\n")}\n`,
    html: `<!doctype html><html lang="${escapeHtml(language)}"><meta charset="utf-8"><body>${html.join("")}</body></html>`,
  };
}

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A company's name must not begin another header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const oneLine = (text: string) => text.replaceAll(/[\u0000-\u001f\u007f]+/g, " ");
