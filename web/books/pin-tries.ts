/** How many wrong PINs were typed on this device since the last right one, and until when nobody may try again. */
export interface PinTries {
  readonly wrongCount: number;
  /** Milliseconds since 1970, by the device's own clock. */
  readonly waitsUntil: number;
}

export const noTries: PinTries = { wrongCount: 0, waitsUntil: 0 };

/** After so many wrong ones the PIN is switched off, and the password asked. */
export const WRONG_PINS_MAX = 10;

/** What the fifth wrong PIN costs in seconds, the sixth, and so on. */
const WAIT_SECONDS = [30, 60, 120, 300, 600];
const FREE_TRIES = WRONG_PINS_MAX - WAIT_SECONDS.length - 1;

const waitSecondsAfter = (wrongCount: number): number => WAIT_SECONDS[wrongCount - FREE_TRIES - 1] ?? 0;

/** Counted before the PIN is tried, so that whoever ends the app meanwhile wins nothing. */
export function countTry({ wrongCount }: PinTries, now: number): PinTries {
  const counted = wrongCount + 1;
  return { wrongCount: counted, waitsUntil: now + waitSecondsAfter(counted) * 1000 };
}

/** How long nobody may try; a clock that was set back makes nobody wait longer than the whole time again. */
export function waitSeconds({ wrongCount, waitsUntil }: PinTries, now: number): number {
  const left = Math.ceil((waitsUntil - now) / 1000);
  return Math.max(0, Math.min(left, waitSecondsAfter(wrongCount)));
}

export const isSwitchedOff = ({ wrongCount }: PinTries): boolean => wrongCount >= WRONG_PINS_MAX;

/** How many more may be wrong before there is a wait. */
export const freeTriesLeft = ({ wrongCount }: PinTries): number => Math.max(0, FREE_TRIES + 1 - wrongCount);
