import { z } from "zod";

const ID = /^[A-Za-z0-9._:@~-]{1,160}$/;
/** An id made on a device (a UUID) or derived from one; it never needs escaping in a key, a path or a file name. */
export const idSchema = z.string().regex(ID);
export const isId = (value: unknown): value is string => typeof value === "string" && ID.test(value);

/** Three capital letters that name a practitioner inside one set of books. */
export const practitionerCodeSchema = z.string().regex(/^[A-Z]{3}$/);

/** SHA-256 in lower-case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
