/** The measure of the texts that name a VAT category. */
export const en = {
  rate: "{{ rate }}",
  exempt: "Exempt",
  franchise: "Small-business scheme",
  reverseCharge: "Reverse charge",
  intraEu: "Within the EU",
  export: "Export",
  outside: "Outside VAT",
} as const;
