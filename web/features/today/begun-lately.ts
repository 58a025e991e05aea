import type { Questions } from "#web/books/questions.ts";

/** After that long, what was not done is not wanted. */
const DAYS = 60;
const DAY_MILLISECONDS = 86_400_000;

/** Whether the reader began these books, and not long ago: what is left of beginning is theirs to see. */
export const begunLately = (opened: Questions["company"]["answer"] | undefined, now = Date.now()): boolean =>
  opened?.member?.isOwner === true && now - Date.parse(opened.company.createdOn) < DAYS * DAY_MILLISECONDS;
