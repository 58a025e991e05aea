/**
 * "F-2026-00017", or "2026-A3-000017" in a device's series: unique over the years, at most 35 characters, only those
 * e-invoicing allows (BR-FR).
 */
export const formatNumber = (series: string, number: number): string =>
  `${series}-${String(number).padStart(/^\d/.test(series) ? 6 : 5, "0")}`;
