import { type Accessor, createContext, type ParentProps, useContext } from "solid-js";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import type { Books, Sent } from "./books.ts";
import { createQuestion } from "./create-question.ts";
import type { QuestionName, Questions } from "./questions.ts";

/** What every screen stands in: the books of this device, and the company that is open. */
export interface OpenBooks {
  /** Null while the worker starts. */
  readonly books: Accessor<Books | null>;
  readonly company: Accessor<string | null>;
  readonly chooseCompany: (company: string) => void;
  readonly user: Accessor<{ readonly id: string; readonly name: string }>;
  readonly signOut: () => Promise<void>;
}

const BooksContext = createContext<OpenBooks>();

export function BooksProvider(props: ParentProps<{ readonly open: OpenBooks }>) {
  return <BooksContext.Provider value={props.open}>{props.children}</BooksContext.Provider>;
}

export function useBooks(): OpenBooks {
  const open = useContext(BooksContext);
  if (!open) throw new Error("useBooks needs a BooksProvider above it");
  return open;
}

type CompanyParams<Name extends QuestionName> = Omit<Questions[Name]["params"], "company">;

/** A question about the company that is open. */
export function useQuestion<Name extends QuestionName>(
  name: Name,
  params: Accessor<CompanyParams<Name> | null> = () => ({}) as CompanyParams<Name>,
): Accessor<Questions[Name]["answer"] | undefined> {
  const { books, company } = useBooks();
  return createQuestion<Name>(books, () => {
    const opened = company();
    const rest = params();
    return opened === null || rest === null
      ? null
      : [name, { company: opened, ...rest } as unknown as Questions[Name]["params"]];
  });
}

/** Sends a command about the company that is open. */
export function useSend(): <Type extends CommandType>(type: Type, args: CommandArgs[Type]) => Promise<Sent> {
  const { books, company } = useBooks();
  return async (type, args) => {
    const opened = books();
    const id = company();
    if (opened === null || id === null) return { ok: false, problem: { code: "company.notFound" } };
    return opened.send(id, type, args);
  };
}

/** Asks about the company that is open once, and gives the answer as it stands now. */
export function useAsk(): <Name extends QuestionName>(
  name: Name,
  params: CompanyParams<Name>,
) => Promise<Questions[Name]["answer"] | null> {
  const { books, company } = useBooks();
  return async (name, params) => {
    const opened = books();
    const id = company();
    if (opened === null || id === null) return null;
    let end: (() => void) | undefined;
    try {
      return await new Promise((resolve, reject) => {
        opened
          .watch(name, { company: id, ...params } as never, (answer) => resolve(answer))
          .then((stop) => {
            end = stop;
          }, reject);
      });
    } finally {
      end?.();
    }
  };
}
