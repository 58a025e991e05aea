import { hasRight, type Standing } from "../rights/rights.ts";

/** The log tells of every slice, so it is for who reads the whole company. */
export const maySeeAudit = (standing: Standing): boolean =>
  standing.reads === "whole" && hasRight(standing, "seeAudit");
