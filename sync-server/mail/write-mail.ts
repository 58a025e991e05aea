import type { Services } from "../services.ts";
import { insertMail, type WaitingMail } from "../storage/mails.ts";
import type { WriteTx } from "../storage/storage.ts";
import { type Letter, type Mail, mailSchema, toMail } from "./mail.ts";

export type MailServices = Pick<Services, "secrets" | "createId" | "configuration">;

/** Puts a mail among those to be sent, in the transaction that gives the reason for it. */
export async function writeMail(
  tx: WriteTx,
  { secrets, createId }: Pick<MailServices, "secrets" | "createId">,
  letter: Letter,
  { to, at }: { readonly to: string; readonly at: string },
): Promise<void> {
  const id = createId();
  const ciphertext = secrets.seal(JSON.stringify(toMail(to, letter)), contextOf(id));
  await insertMail(tx, { id, kind: letter.kind, createdAt: at, ciphertext });
}

/** The same work for somebody we do not know, to whom nothing is sent. */
export async function writeNoMail(
  tx: WriteTx,
  { secrets, createId }: Pick<MailServices, "secrets" | "createId">,
  letter: Letter,
  at: string,
): Promise<void> {
  const id = createId();
  secrets.seal(JSON.stringify(toMail("", letter)), contextOf(id));
  await insertMail(tx, { id, kind: letter.kind, createdAt: at, ciphertext: null });
}

export const openMail = ({ secrets }: Pick<Services, "secrets">, { id, ciphertext }: WaitingMail): Mail =>
  mailSchema.parse(JSON.parse(secrets.open(ciphertext, contextOf(id))));

const contextOf = (id: string) => `mail/${id}`;
