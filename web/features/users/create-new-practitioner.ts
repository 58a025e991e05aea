import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import { holderOf, isCode, proposeCode } from "#core/companies/propose-code.ts";
import { ok, type Result } from "#core/result.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { NEW_PRACTITIONER, NO_PRACTITIONER, type PlaceTyping } from "./place-typing.ts";
import { usersTexts } from "./users-texts.ts";

interface NewPractitionerOptions {
  readonly typing: PlaceTyping;
  readonly company: () => Company;
  /** The practitioner is in the books now: a second try must not add another. */
  readonly onAdded: (id: string) => void;
}

/** The practitioner that a user is to be: with letters of their own, added before the place is given. */
export function createNewPractitioner({ typing, company, onAdded }: NewPractitionerOptions) {
  const t = useTexts(usersTexts);
  const send = useSend();
  const isNew = () => typing.practitioner === NEW_PRACTITIONER;
  const code = () => typing.code ?? proposeCode(typing.name, company().practitioners);
  const error = (): string | undefined => {
    if (!isNew()) return undefined;
    if (!isCode(code())) return t("place.codeUnreadable");
    const holder = holderOf(code(), company().practitioners, null);
    return holder && t("place.codeTaken", { name: holder.name });
  };
  return {
    code,
    error,
    /** The id of the practitioner that was chosen, null for none. */
    settle: async (): Promise<Result<string | null, Problem>> => {
      if (typing.practitioner === NO_PRACTITIONER) return ok(null);
      if (!isNew()) return ok(typing.practitioner);
      const id = crypto.randomUUID();
      const added = { id, name: typing.name.trim(), code: code() };
      const sent = await send("company.update", {
        set: { practitioners: [...company().practitioners, added] },
      });
      if (!sent.ok) return sent;
      onAdded(id);
      return ok(id);
    },
  };
}
