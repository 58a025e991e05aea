/** La Poste's establishments have a sum of digits that five divides, except its seat, which is an ordinary SIRET. */
const LA_POSTE = "356000000";

/**
 * Whether a text is a SIRET: fourteen digits whose Luhn sum ten divides (Sirene, INSEE: "Le numéro SIRET"), or one of
 * La Poste's many establishments.
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  if (luhnSum(text) % 10 === 0) return isSiren(text.slice(0, 9));
  return text.startsWith(LA_POSTE) && digitSum(text) % 5 === 0;
}

/** Whether a text is a SIREN: nine digits whose Luhn sum ten divides. */
export const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && luhnSum(text) % 10 === 0;

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum;
}

const digitSum = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0);
