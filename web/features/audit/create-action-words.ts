import { type ServerAction, serverActions } from "#core/audit/server-actions.ts";
import type { CommandType } from "#core/commands/command-args.ts";
import { commandTypes } from "#core/commands/command-type.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { auditTexts } from "./audit-texts.ts";

type KnownAction = CommandType | ServerAction;
const known = new Set<string>([...commandTypes, ...serverActions]);
const isKnown = (action: string): action is KnownAction => known.has(action);

/** What happens to somebody's account alone, and so stands in no company's log. */
const OF_PERSONS = /^(email|password|session|user)\./;

/** Every action that a company's log can hold. */
export const companyActions: readonly string[] = [...known].filter((action) => !OF_PERSONS.test(action));

/** Says an action in the reader's words; one that a newer version made, by its name. */
export function createActionWords(): (action: string) => string {
  const t = useTexts(auditTexts);
  return (action) => (isKnown(action) ? t(`act.${action}`) : action);
}
