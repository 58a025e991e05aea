import type { Posting } from "#server/mail/mail-transport.ts";
import { sendMails } from "#server/mail/send-mails.ts";
import type { Services } from "#server/services.ts";

/** Everybody's mailbox at once. */
export interface Mailbox {
  /** Lets what waits be sent, and answers what arrived since the last time. */
  readonly receive: () => Promise<readonly Posting[]>;
  /** The same where exactly one mail must arrive. */
  readonly receiveOne: () => Promise<Posting>;
}

export function createMailbox(services: Services): Mailbox {
  const receive = async () => {
    const arrived: Posting[] = [];
    await sendMails(services, {
      send: async (posting) => {
        arrived.push(posting);
      },
    });
    return arrived;
  };
  return {
    receive,
    receiveOne: async () => {
      const arrived = await receive();
      const [only] = arrived;
      if (only === undefined || arrived.length > 1) throw new Error(`${arrived.length} mails arrived.`);
      return only;
    },
  };
}

/** What a person copies out of a mail. */
export const readMail = ({ text }: Pick<Posting, "text">) => ({
  identifier: /\b(\d{6})$/m.exec(text)?.[1] ?? "",
  password: /\b(\w{4}(?:-\w{4}){3})$/m.exec(text)?.[1] ?? "",
  link: /^https?:\S+$/m.exec(text)?.[0] ?? "",
  token: /#(\S+)$/m.exec(text)?.[1] ?? "",
});
