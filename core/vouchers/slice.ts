/** Whose books a voucher belongs to: everyone's, or one practitioner's, whose id then names the slice. */
export const SHARED_SLICE = "shared";
