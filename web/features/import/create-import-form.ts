import { createMemo, createSignal } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import type { FecReading } from "#web/books/import-state.ts";
import { judgeImport, toCompanyArgs, toImportArgs } from "./judge-import.ts";

export type Destination = "open" | "new";

interface ImportFormOptions {
  readonly reading: () => FecReading;
  readonly file: () => File;
  readonly onSent: () => void;
}

/** Into which company a file goes, what has to be confirmed for that, and the sending of it. */
export function createImportForm(options: ImportFormOptions) {
  const { books, company, chooseCompany, user } = useBooks();
  const open = useQuestion("company");
  const imports = useQuestion("imports");
  const [chosen, setDestination] = createSignal<Destination | null>(null);
  const [name, setName] = createSignal("");
  const [vatStatus, setVatStatus] = createSignal<VatStatus["status"]>("liable");
  const [typedClosingDay, setClosingDay] = createSignal<string | null>(null);
  const [confirmsOther, setConfirmsOther] = createSignal(false);
  const [confirmsReplace, setConfirmsReplace] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [isNameMissing, setNameMissing] = createSignal(false);
  const [isSending, setSending] = createSignal(false);
  const newId = crypto.randomUUID();
  let isCreated = false;

  /** Before the open company and its imports are known, nothing can be said of a file. */
  const isKnown = () => company() === null || (open() !== undefined && imports() !== undefined);
  const openCompany = () => open()?.company ?? null;
  const destination = (): Destination => {
    const known = openCompany();
    if (known === null) return "new";
    const { siren } = options.reading();
    const isOthers = known.registration !== "" && siren !== null && siren !== known.registration;
    return chosen() ?? (isOthers ? "new" : "open");
  };
  const closingDay = () =>
    typedClosingDay() ?? options.reading().closingDay ?? options.reading().lastDay ?? "";
  const judgement = createMemo(() =>
    judgeImport(
      options.reading(),
      closingDay(),
      destination() === "open" ? openCompany() : null,
      imports()?.flatMap(({ batch }) => batch ?? []) ?? [],
    ),
  );
  const isReady = () => {
    const { sameFile, replaces, isOtherRegistration, problem: blocking } = judgement();
    return (
      isKnown() &&
      options.reading().problemCount === 0 &&
      closingDay() !== "" &&
      sameFile === null &&
      blocking === null &&
      (!isOtherRegistration || confirmsOther()) &&
      (replaces === null || confirmsReplace()) &&
      !isSending()
    );
  };

  /** Makes the new company once, however often the import itself has to be tried. */
  async function ensureCompany(): Promise<string | null> {
    const opened = books();
    const current = company();
    if (!opened) return null;
    if (destination() === "open") return current;
    if (isCreated) return newId;
    const args = toCompanyArgs(options.reading(), closingDay(), {
      name: name(),
      vatStatus: vatStatus(),
      memberName: user().name,
    });
    const sent = await opened.send(newId, "company.create", args);
    if (!sent.ok) {
      setProblem(sent.problem);
      return null;
    }
    isCreated = true;
    return newId;
  }

  async function send() {
    setProblem(null);
    const lacksName = destination() === "new" && name().trim() === "";
    setNameMissing(lacksName);
    const opened = books();
    if (lacksName || !opened || !isReady()) return;
    setSending(true);
    try {
      const args = toImportArgs(options.reading(), closingDay(), judgement());
      const into = await ensureCompany();
      if (into === null) return;
      const sent = await opened.importFec(into, options.file(), args);
      if (!sent.ok) {
        setProblem(sent.problem);
        return;
      }
      if (into !== company()) chooseCompany(into);
      options.onSent();
    } finally {
      setSending(false);
    }
  }

  return {
    isKnown,
    openCompany,
    destination,
    setDestination,
    name,
    setName,
    isNameMissing,
    vatStatus,
    setVatStatus,
    closingDay,
    setClosingDay,
    judgement,
    confirmsOther,
    setConfirmsOther,
    confirmsReplace,
    setConfirmsReplace,
    problem,
    isReady,
    isSending,
    send,
  };
}
