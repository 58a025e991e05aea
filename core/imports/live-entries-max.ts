/**
 * More entries than this were never meant as drafts: software that leaves ValidDate empty throughout. They come in as
 * history, as the file has them.
 */
export const LIVE_ENTRIES_MAX = 5_000;
