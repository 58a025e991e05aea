/** A shorter one is guessed before anybody notices. */
export const PIN_LENGTH_MIN = 6;
const PIN_LENGTH_MAX = 32;

/** What counts of what was typed. */
export const digitsOf = (typed: string): string => typed.replace(/\D/g, "").slice(0, PIN_LENGTH_MAX);
