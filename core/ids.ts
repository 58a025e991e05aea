import { z } from "zod";

/** An id made on a device (a UUID) or derived from one; it never needs escaping in a key, a path or a file name. */
export const idSchema = z.string().regex(/^[A-Za-z0-9._:@~-]{1,160}$/);

/** Three capital letters that name a practitioner inside one set of books. */
export const practitionerCodeSchema = z.string().regex(/^[A-Z]{3}$/);

/** SHA-256 in lower-case hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
