import type { Company } from "../companies/company.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { CommandEnvelope } from "./command.ts";
import { type CommandModule, defineCommand, type Problem } from "./command-module.ts";

interface CompanyChange<Args> extends Pick<CommandModule<Args>, "type" | "version" | "argsSchema" | "right"> {
  /** The company as it stands after the command. */
  readonly change: (company: Company, args: Args, command: CommandEnvelope) => Result<Company, Problem>;
}

/** A command that looks at the company's own document alone, and changes nothing else. */
export const defineCompanyChange = <Args>({ change, ...module }: CompanyChange<Args>): CommandModule =>
  defineCommand<Args>({
    ...module,
    needs: () => [],
    decide: ({ args, command, facts }) => {
      const company = facts.get("companies", command.company);
      if (!company) return refuse({ code: "company.notFound" });
      const changed = change(company, args, command);
      if (!changed.ok) return changed;
      return ok({ documents: [{ collection: "companies", id: company.id, after: changed.value }] });
    },
  });
