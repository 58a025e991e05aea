import { type ServerAction, serverActions } from "#core/audit/server-actions.ts";
import type { CommandType } from "#core/commands/command-args.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { auditTexts } from "./audit-texts.ts";

const commandTypes: Readonly<Record<CommandType, true>> = {
  "company.create": true,
  "company.update": true,
  "company.handOver": true,
  "member.invite": true,
  "member.join": true,
  "member.place": true,
  "member.change": true,
  "member.rename": true,
  "member.relieve": true,
  "member.remove": true,
  "role.save": true,
  "role.remove": true,
  "period.protect": true,
  "period.validate": true,
  "year.change": true,
  "year.close": true,
  "plan.choose": true,
  "production.choose": true,
  "firm.update": true,
  "care.begin": true,
  "care.invite": true,
  "care.accept": true,
  "care.decline": true,
  "care.change": true,
  "care.end": true,
  "party.save": true,
  "article.save": true,
  "voucher.draft": true,
  "voucher.deleteDraft": true,
  "voucher.approve": true,
  "voucher.issue": true,
  "series.declare": true,
  "series.close": true,
  "hole.declare": true,
  "voucher.send": true,
  "voucher.correct": true,
  "voucher.cancel": true,
  "voucher.reverse": true,
  "payment.record": true,
  "entry.record": true,
  "matching.make": true,
  "matching.undo": true,
  "import.apply": true,
  "connection.choose": true,
  "refusal.discard": true,
  "refusal.book": true,
  "refusal.hand": true,
};

type KnownAction = CommandType | ServerAction;
const known = new Set<string>([...Object.keys(commandTypes), ...serverActions]);
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
