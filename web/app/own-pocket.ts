/** Stands among the means of a form for money out of somebody's own pocket. */
export const OWN_POCKET = "own-pocket";
