import type { Company } from "../companies/company.ts";
import type { Reads, Right } from "./rights.ts";

/** Whether somebody may divide what practitioners who file each for themselves have in common: it changes the books of each. */
export const mayDivide = (
  { practice }: Pick<Company, "practice">,
  { rights, reads }: { readonly rights: Iterable<Right>; readonly reads: Reads | undefined },
): boolean => practice === "several" && reads === "whole" && [...rights].includes("correct");
