/** The same day a year later; of the 29th of February, the last day of that month. */
export function yearAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastDate = new Date(Date.UTC(year + 1, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + 1, month - 1, Math.min(date, lastDate))).toISOString().slice(0, 10);
}
