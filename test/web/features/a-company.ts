import { chartFor } from "#core/charts/chart-for.ts";
import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { standingOf } from "#core/rights/rights.ts";
import type { DeviceState } from "#web/books/books.ts";

export const aCompany = (fields: Partial<Company> = {}): Company => ({
  id: "co-1",
  name: "Cabinet des Tilleuls",
  country: "FR",
  currency: "EUR",
  registration: "123456789",
  vatNumber: "",
  address1: "1 rue des Tilleuls",
  postalCode: "69001",
  city: "Lyon",
  basis: "cash",
  practice: "several",
  vatHistory: [
    { from: "2020-01-01", status: "franchise", onDebits: false },
    { from: "2024-01-01", status: "exempt", onDebits: false },
  ],
  practitioners: [
    { id: "p-1", name: "Anne Dupont", code: "DUP" },
    { id: "p-2", name: "Luc Martin", code: "MAR" },
  ],
  fiscalYears: [{ from: "2026-01-01", through: "2026-12-31" }],
  booksStart: "2026-01-01",
  numbering: "central",
  address: "cabinet-des-tilleuls",
  siret: "",
  protectedThrough: null,
  protectedBy: null,
  validatedThrough: null,
  createdOn: "2026-01-01",
  plan: { name: "practice", throughDay: null, isPremium: false },
  memberIds: ["u-1"],
  roles: [],
  firm: null,
  care: null,
  acts: {},
  ...fields,
});

export const aMember = (role: Member["role"]): Member => ({
  id: "u-1",
  name: "Ada Martin",
  state: "active",
  email: "",
  role,
  isOfFirm: false,
  isOwner: role === "administrator",
  practitioner: null,
  reads: "whole",
  acts: {},
});

/** The answer to the question "company" for somebody in a role. */
export const companyAnswer = (role: Member["role"], fields: Partial<Company> = {}) => {
  const company = aCompany(fields);
  const member = aMember(role);
  const rights = [...standingOf(member, company.roles).rights];
  return { company, chart: chartFor(company), member, rights };
};

export const aDevice = (fields: Partial<DeviceState> = {}): DeviceState => ({
  isOnline: true,
  pendingCount: 0,
  refusedCount: 0,
  completeAsOf: "2026-11-22T13:02:00.000Z",
  wholeCount: 1,
  cardCount: 0,
  missingMonthCount: 0,
  failedMonths: [],
  isStorageFull: false,
  isTypingUnkept: false,
  handedInCount: 0,
  lostCount: 0,
  lostSince: null,
  isLossSeen: true,
  isCopy: false,
  restored: null,
  shutCompanies: {},
  filledBasisPoints: null,
  obstacle: null,
  isStoragePersistent: true,
  ...fields,
});
