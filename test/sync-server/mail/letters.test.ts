import { describe, expect, test } from "vitest";
import {
  accountLetter,
  confirmLetter,
  createdLetter,
  invitationLetter,
  knownLetter,
  movedLetter,
  resetLetter,
  takenLetter,
  welcomeLetter,
} from "#server/mail/letters.ts";
import { toMail } from "#server/mail/mail.ts";
import { toMailLink } from "#server/mail/mail-links.ts";

const url = "https://books.example.org/reset-password#token";
const place = { company: "Cabinet <b>\r\nBcc: x@example.org", invitedBy: "Camille & Co", role: "user" };
const lettersIn = (language: string) => [
  welcomeLetter(language, { identifier: "123456", password: "secret", url }),
  knownLetter(language, { identifier: "123456", url }),
  confirmLetter(language, { url, password: "secret" }),
  confirmLetter(language, { url, password: null }),
  takenLetter(language),
  movedLetter(language),
  resetLetter(language, url),
  createdLetter(language, place.company, url),
  invitationLetter(language, place, url),
  accountLetter(language, place, { identifier: "123456", url }),
];

describe("letters", () => {
  test("are written in French, Dutch and English, and in French for any other language", () => {
    const subjects = ["fr", "nl", "en"].map((language) => lettersIn(language).map(({ subject }) => subject));
    for (const [index] of subjects[0]!.entries())
      expect(new Set(subjects.map((one) => one[index])).size).toBe(3);
    expect(lettersIn("de").map(({ subject }) => subject)).toEqual(subjects[0]);
  });

  test("say the same as plain text and as HTML, where what people typed is no markup and no header", () => {
    for (const letter of lettersIn("fr")) {
      const { subject, text, html } = toMail("anne@example.org", letter);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html).not.toMatch(/<b>|<script|src=|style=/);
      if (letter.link !== undefined) {
        expect(text).toContain(url);
        expect(html).toContain(`href="${url}"`);
      }
    }
    expect(toMail("", invitationLetter("fr", place, url)).text).toContain("rôle « utilisateur »");
  });

  test("lead to the configured address, with the token where no server sees it", () => {
    const configuration = { publicOrigin: "https://books.example.org", port: 1 };
    expect(toMailLink(configuration, "reset-password", "token")).toBe(url);
    expect(toMailLink({ publicOrigin: undefined, port: 8787 }, "invitation", "t")).toBe(
      "http://localhost:8787/invitation#t",
    );
  });
});
