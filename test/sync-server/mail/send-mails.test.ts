import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { beforeEach, describe, expect, test } from "vitest";
import { resetLetter, welcomeLetter } from "#server/mail/letters.ts";
import { createMailTransport, mailDirectory } from "#server/mail/mail-transport.ts";
import { sendMails } from "#server/mail/send-mails.ts";
import { writeMail } from "#server/mail/write-mail.ts";
import { listMails } from "#server/storage/mails.ts";
import { afterThisFile } from "#test/support/after-this-file.ts";
import { databases } from "#test/support/databases.ts";
import { createTestServices, type TestServices } from "#test/support/test-services.ts";

interface Delivery {
  readonly recipients: readonly string[];
  readonly raw: Buffer;
}

/** A mail server of somebody else on this machine, which may be told to say no. */
async function openSmtp() {
  const deliveries: Delivery[] = [];
  const answers: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, callback) => {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const code = answers.shift();
        if (code !== undefined) {
          callback(Object.assign(new Error("no, and here is your mail again"), { responseCode: code }));
          return;
        }
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        deliveries.push({ recipients, raw: Buffer.concat(pieces) });
        callback();
      });
    },
  });
  server.on("error", () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  afterThisFile(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${port}`, deliveries, answers };
}

const PASSWORD = "abcd-efgh-jkmn-pqrs";
const letter = welcomeLetter("fr", {
  identifier: "123456",
  password: PASSWORD,
  url: "https://books.example.org/",
});

describe.each(databases)(
  "mail on $name",
  ({ open }) => {
    let services: TestServices;
    let smtp: Awaited<ReturnType<typeof openSmtp>>;
    const transport = () => createMailTransport(services.configuration);
    const write = (to = "anne@example.org") =>
      services.storage.write((tx) =>
        writeMail(tx, services, letter, { to, at: services.now().toISOString() }),
      );
    const states = async () => (await services.storage.read((tx) => listMails(tx))).map(({ state }) => state);
    const tables = async () =>
      JSON.stringify(
        (await services.storage.read((tx) => tx.db.selectFrom("mails").selectAll().execute())).map((row) => ({
          ...row,
          ciphertext: row.ciphertext && Buffer.from(row.ciphertext).toString("latin1"),
        })),
      );

    beforeEach(async () => {
      smtp = await openSmtp();
      services = await createTestServices({
        storage: await open(),
        environment: {
          PUBLIC_URL: "https://books.example.org",
          SMTP_URL: smtp.url,
          MAIL_FROM: "Cahier <books@example.org>",
        },
      });
    });

    test("M3 leaves by SMTP as plain text and HTML, once, to the one it is for", async () => {
      await write();
      expect(await sendMails(services, transport())).toBe(1);
      expect(await sendMails(services, transport())).toBe(0);
      expect(smtp.deliveries).toHaveLength(1);
      expect(smtp.deliveries[0]?.recipients).toEqual(["anne@example.org"]);
      const mail = await PostalMime.parse(smtp.deliveries[0]!.raw);
      expect(mail.from).toMatchObject({ name: "Cahier", address: "books@example.org" });
      expect(mail.to).toMatchObject([{ address: "anne@example.org" }]);
      expect(mail.subject).toBe("Votre identifiant Cahier");
      expect(mail.messageId).toMatch(/^<[\w-]{36}@books\.example\.org>$/);
      for (const body of [mail.text, mail.html]) {
        expect(body).toContain("123456");
        expect(body).toContain(PASSWORD);
        expect(body).toContain("https://books.example.org/");
      }
    });

    test("keeps no word of a mail in the open, none at all once it has left, and logs none", async () => {
      await write();
      expect(await tables()).not.toMatch(/anne@|abcd-efgh|123456/);
      await sendMails(services, transport());
      const rows = await services.storage.read((tx) => tx.db.selectFrom("mails").selectAll().execute());
      expect(rows).toMatchObject([{ state: "sent", ciphertext: null, kind: "account.begin" }]);
      expect(services.logLines.join("")).toContain("a mail has left");
      expect(services.logLines.join("")).not.toMatch(/anne@|abcd-efgh|123456/);
    });

    test("waits and tries again as the same message when the other side cannot take it now", async () => {
      smtp.answers.push(451, 421);
      await write();
      expect(await sendMails(services, transport())).toBe(0);
      expect(await states()).toEqual(["waiting"]);
      expect(services.logLines.join("")).not.toContain("here is your mail");
      services.passSeconds(29);
      expect(await sendMails(services, transport())).toBe(0);
      services.passSeconds(1);
      expect(await sendMails(services, transport())).toBe(0);
      services.passSeconds(60);
      expect(await sendMails(services, transport())).toBe(1);
      expect(smtp.deliveries).toHaveLength(1);
    });

    test("gives a mail up that is refused for good, and one that a day was not enough for, keeping nothing", async () => {
      smtp.answers.push(550);
      await write("nobody@example.org");
      await sendMails(services, transport());
      expect(await states()).toEqual(["failed"]);

      smtp.answers.push(...Array.from({ length: 20 }, () => 451));
      await write();
      for (let hour = 0; hour < 48; hour += 1) {
        await sendMails(services, transport());
        services.passSeconds(3600);
      }
      expect(await states()).toEqual(["failed", "failed"]);
      const rows = await services.storage.read((tx) => tx.db.selectFrom("mails").selectAll().execute());
      expect(rows.map(({ ciphertext, failure }) => [ciphertext, failure])).toEqual([
        [null, "550"],
        [null, "451"],
      ]);
    });

    test("is sent by one of two processes, and by the next one when the first was killed meanwhile", async () => {
      for (let number = 0; number < 6; number += 1) await write(`p${number}@example.org`);
      await Promise.all([sendMails(services, transport()), sendMails(services, transport())]);
      expect(smtp.deliveries.flatMap(({ recipients }) => recipients).sort()).toEqual(
        Array.from({ length: 6 }, (_, number) => `p${number}@example.org`),
      );

      await write();
      await new Promise<void>((isTaken) => {
        const killed = new Promise<never>(() => {});
        const send = () => {
          isTaken();
          return killed;
        };
        void sendMails(services, { send });
      });
      // What was taken stays taken until its lease ends, and the clock stands still meanwhile.
      expect(await sendMails(services, transport())).toBe(0);
      services.passSeconds(180);
      expect(await sendMails(services, transport())).toBe(1);
    });

    test("of a transaction that was undone never leaves", async () => {
      const undone = services.storage.write(async (tx) => {
        await writeMail(tx, services, letter, { to: "anne@example.org", at: services.now().toISOString() });
        throw new Error("undone");
      });
      await expect(undone).rejects.toThrow("undone");
      expect(await sendMails(services, transport())).toBe(0);
    });
  },
  60_000,
);

test("without SMTP mails become files that their owner alone reads", async () => {
  const services = await createTestServices({ environment: { PUBLIC_URL: "https://books.example.org" } });
  const at = services.now().toISOString();
  const reset = resetLetter("nl", "https://books.example.org/reset-password#token");
  await services.storage.write((tx) => writeMail(tx, services, reset, { to: "anne@example.org", at }));
  await sendMails(services, createMailTransport(services.configuration));
  const directory = mailDirectory(services.configuration);
  const names = await readdir(directory);
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/\.eml$/);
  const path = join(directory, names[0]!);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const mail = await PostalMime.parse(await readFile(path));
  expect(mail.subject).toBe("Een nieuw Cahier-wachtwoord");
  expect(mail.text).toContain("https://books.example.org/reset-password#token");
});
