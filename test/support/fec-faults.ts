import { createFecChecker } from "#core/formats/fec/check-fec.ts";
import type { FecRuleCode } from "#core/formats/fec/fec-rules.ts";

/** What our own checker says a file does wrong, tolerated oddities apart. */
export function faultsOf(content: string | Uint8Array, fileName: string): readonly FecRuleCode[] {
  const checker = createFecChecker(fileName);
  checker.push(typeof content === "string" ? new TextEncoder().encode(content) : content);
  const { rules } = checker.end(null);
  return rules.filter(({ count, severity }) => count > 0 && severity !== "remark").map(({ code }) => code);
}
