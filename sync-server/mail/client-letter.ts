import { textsIn } from "./letters.ts";
import type { Letter } from "./mail.ts";

/** To whoever began a client company in the name of their accounting firm. */
export function clientLetter(
  language: string,
  client: {
    readonly name: string;
    readonly address: string;
    readonly firm: string;
    readonly url: string;
  },
): Letter {
  const { hello, client: texts } = textsIn(language);
  return {
    kind: "client.create",
    language,
    subject: texts.subject(client.name),
    paragraphs: [hello, texts.body(client.name, client.firm)],
    facts: [[texts.address, client.address]],
    link: { label: texts.link, url: client.url },
  };
}
