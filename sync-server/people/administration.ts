import { type BegunEpoch, beginEpoch } from "../restoration/begin-epoch.ts";
import type { Services } from "../services.ts";
import { createUser, newUserSchema, resetPassword } from "./create-user.ts";

const HELP = [
  "npm run admin -- create-user --name NAME [--email ADDRESS] [--language fr|nl|en]",
  "npm run admin -- set-password --login ADDRESS-OR-IDENTIFIER",
  "npm run admin -- restored      after a backup was put back, before the server starts",
];

interface AdminValues {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly language?: string | undefined;
  readonly login?: string | undefined;
}

/** What the server's keeper does at the command line: first accounts, passwords that were lost, backups that were restored. */
export async function runAdmin(
  services: Pick<Services, "storage" | "passwords" | "now" | "createId">,
  act: string | undefined,
  values: AdminValues,
): Promise<{ readonly lines: readonly string[]; readonly isDone: boolean }> {
  if (act === "create-user") {
    const newUser = newUserSchema.safeParse({
      name: values.name,
      email: values.email ?? null,
      language: values.language ?? "fr",
    });
    if (!newUser.success) {
      return no(newUser.error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}`));
    }
    const created = await createUser(services, newUser.data);
    return created.ok ? logIn(created.value) : no(["This e-mail address has an account already."]);
  }
  if (act === "set-password" && values.login !== undefined) {
    const reset = await resetPassword(services, values.login);
    return reset.ok ? logIn(reset.value) : no(["Nobody signs in like this."]);
  }
  if (act === "restored") return sayBegun(await beginEpoch(services));
  return no(HELP);
}

function sayBegun(begun: BegunEpoch | null) {
  if (begun === null) return no(["Another process was faster."]);
  return {
    lines: [
      `Numbering is shut in ${begun.companyCount} companies, until somebody of each opens it in the settings.`,
      `${begun.deliveryCount} sendings look for what they may have sent before they go on.`,
      "Everybody signs in again; devices then send what this backup lacks.",
    ],
    isDone: true,
  };
}

const no = (lines: readonly string[]) => ({ lines, isDone: false });

const logIn = ({
  user,
  initialPassword,
}: {
  readonly user: { readonly identifier: string };
  readonly initialPassword: string;
}) => ({
  lines: [
    `Identifier  ${user.identifier}`,
    `Password    ${initialPassword}`,
    "To be replaced in the settings.",
  ],
  isDone: true,
});
