import { z } from "zod";
import { isSiret } from "./is-siret.ts";

/** "" while unknown. */
export const siretSchema = z
  .string()
  .refine((text) => text === "" || isSiret(text), { error: "siret.wrong" });
