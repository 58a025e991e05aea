/** Months in their order, as runs of months that follow one another. */
export function monthRuns(
  months: readonly string[],
): readonly { readonly first: string; readonly last: string }[] {
  const runs: { first: string; last: string }[] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run !== undefined && month === monthAfter(run.last)) run.last = month;
    else runs.push({ first: month, last: month });
  }
  return runs;
}

function monthAfter(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
