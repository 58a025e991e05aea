/** Whose books a voucher belongs to: everyone's, or one practitioner's, whose id then names the slice. */
export const SHARED_SLICE = "shared";

/** What touches several practitioners' own accounts at once: only who reads the whole company may see it. */
export const WHOLE_SLICE = "whole";
