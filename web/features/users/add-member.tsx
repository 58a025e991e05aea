import { createSignal, Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import type { Right } from "#core/rights/rights.ts";
import { isEmail } from "#web/app/is-email.ts";
import type { CompanyPeople } from "#web/books/books.ts";
import { useBooks, useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { type SaidProblem, useProblemText } from "#web/i18n/problem-text.ts";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { SaveForm } from "#web/ui/save-form.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { createNewPractitioner } from "./create-new-practitioner.ts";
import { addWithPassword, type PeopleAnswer } from "./people-requests.ts";
import { PlaceFields } from "./place-fields.tsx";
import { type MemberPlace, NO_PRACTITIONER, type PlaceTyping, readsOfPlace } from "./place-typing.ts";
import { untilSent } from "./until-sent.ts";
import { usersTexts } from "./users-texts.ts";

interface AddMemberProps {
  readonly company: Company;
  readonly people: CompanyPeople;
  readonly rights: readonly Right[];
  readonly hasPractitioners: boolean;
  readonly onDone: () => void;
}

interface Typing extends PlaceTyping {
  readonly email: string;
  readonly how: "mail" | "password";
}

const PASSWORD_LENGTH_MIN = 10;
const PASSWORD_LENGTH_MAX = 200;

const begin = (): Typing => ({
  name: "",
  email: "",
  how: "mail",
  role: "user",
  reads: "whole",
  practitioner: NO_PRACTITIONER,
  code: null,
});

/** Somebody new: invited by mail, also with no network, or added at once with a password that the reader tells them. */
export function AddMember(props: AddMemberProps) {
  const t = useTexts(usersTexts);
  const problemText = useProblemText();
  const send = useSend();
  const { books, company } = useBooks();
  const kept = createKeptTyping("member:new", begin);
  const { typing, set } = kept;
  // Apart from the rest of the typing, which is kept on the device: a password never is.
  const [password, setPassword] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [isAdding, setAdding] = createSignal(false);
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);
  const [answer, setAnswer] = createSignal<PeopleAnswer["kind"] | null>(null);
  const practitioner = createNewPractitioner({
    typing,
    company: () => props.company,
    onAdded: (id) => set({ practitioner: id, code: null }),
  });

  const nameError = () => (typing.name.trim() === "" ? t("place.nameMissing") : undefined);
  const emailError = () => (isEmail(typing.email) ? undefined : t("place.emailUnreadable"));
  const passwordError = () => {
    if (typing.how === "mail") return undefined;
    if (password().length < PASSWORD_LENGTH_MIN || answer() === "passwordTooShort")
      return t("invite.passwordTooShort");
    return password().length > PASSWORD_LENGTH_MAX || answer() === "passwordTooLong"
      ? t("invite.passwordTooLong")
      : undefined;
  };
  const said = () => {
    const refused = problem();
    if (refused) return problemText(refused);
    const kind = answer();
    if (kind === "unreachable" || kind === "signedOut" || kind === "throttled") return t(`invite.${kind}`);
    return kind === "failed" || kind === "gone" ? t("invite.failed") : undefined;
  };
  const change = (fields: Partial<Typing>) => {
    setAnswer(null);
    set(fields);
  };

  async function save() {
    setTried(true);
    setProblem(null);
    setAnswer(null);
    if ([nameError(), emailError(), passwordError(), practitioner.error()].some(Boolean) || isAdding())
      return;
    setAdding(true);
    try {
      const settled = await practitioner.settle();
      if (!settled.ok) return void setProblem(settled.problem);
      const place = {
        name: typing.name.trim(),
        email: typing.email.trim().toLowerCase(),
        role: typing.role,
        reads: readsOfPlace(typing, props.company),
        practitioner: settled.value,
      };
      if (await (typing.how === "mail" ? invite(place) : addNow(place))) await leave();
    } finally {
      setAdding(false);
    }
  }

  async function invite(place: MemberPlace & { readonly email: string }): Promise<boolean> {
    const sent = await send("member.invite", { id: crypto.randomUUID(), ...place });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) showToast({ tone: "ok", title: t("invite.sent"), text: t("invite.sentText") });
    return sent.ok;
  }

  async function addNow(place: MemberPlace & { readonly email: string }): Promise<boolean> {
    const id = company();
    const opened = books();
    if (id === null || opened === null) return false;
    // A practitioner who is new has to be there first.
    await untilSent(opened);
    const added = await addWithPassword(id, { ...place, password: password() });
    setProblem(added.kind === "refused" ? added.problem : null);
    setAnswer(added.kind);
    if (added.kind !== "done") return false;
    void opened.synchronise();
    showToast({ tone: "ok", title: t("invite.added"), text: t("invite.addedText") });
    return true;
  }

  async function leave() {
    setPassword("");
    await kept.forget();
    props.onDone();
  }

  return (
    <SaveForm
      title={t("invite.title")}
      onSave={save}
      onCancel={() => void leave()}
      problem={said()}
      isRestored={kept.isRestored()}
      onDiscard={kept.discard}
    >
      <Show when={props.people.placesMax !== null && props.people.placesTaken >= props.people.placesMax}>
        <Notice tone="wait" title={t("placesFull", { max: props.people.placesMax ?? 0 })}>
          {t("placesFullText")}
        </Notice>
      </Show>
      <TextField
        label={t("place.name")}
        value={typing.name}
        onChange={(name) => change({ name })}
        error={tried() ? nameError() : undefined}
        maxLength={100}
      />
      <TextField
        label={t("place.email")}
        type="email"
        inputMode="email"
        value={typing.email}
        onChange={(email) => change({ email })}
        error={tried() ? emailError() : undefined}
        maxLength={254}
      />
      <RadioGroup
        label={t("invite.how")}
        options={[
          { value: "mail", label: t("invite.byMail"), hint: t("invite.byMailHint") },
          { value: "password", label: t("invite.byPassword"), hint: t("invite.byPasswordHint") },
        ]}
        value={typing.how}
        onChange={(how) => change({ how })}
      />
      <Show when={typing.how === "password"}>
        <TextField
          label={t("invite.password")}
          description={t("invite.passwordHint")}
          type="password"
          autocomplete="new-password"
          value={password()}
          onChange={(typed) => {
            setAnswer(null);
            setPassword(typed);
          }}
          error={tried() ? passwordError() : undefined}
        />
      </Show>
      <PlaceFields
        typing={typing}
        onChange={change}
        newPractitioner={practitioner}
        company={props.company}
        members={props.people.members}
        member={null}
        rights={props.rights}
        hasPractitioners={props.hasPractitioners}
        tried={tried()}
      />
      <Show when={isAdding()}>
        <p role="status" class="muted">
          {t("invite.adding")}
        </p>
      </Show>
    </SaveForm>
  );
}
