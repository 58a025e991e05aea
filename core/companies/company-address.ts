import { z } from "zod";
import { ADDRESS_LENGTH_MAX, isAddress } from "./propose-address.ts";

/** Small letters, digits and single hyphens between them; "" for a company that has no address of its own. */
export const companyAddressSchema = z
  .string()
  .max(ADDRESS_LENGTH_MAX)
  .refine((typed) => typed === "" || isAddress(typed), { error: "company.addressWrong" });

export const isCompanyAddress = (typed: string): boolean => companyAddressSchema.safeParse(typed).success;
