import type { ShownRefusal, WaysOut } from "#web/books/questions/refusals.ts";
import { ReviewPage } from "#web/features/review/review-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { type Answers, renderScreen } from "../render-screen.tsx";

export const noWays: WaysOut = {
  bookOn: null,
  documentDay: null,
  isIssue: false,
  closingOn: null,
  firmName: null,
  handed: null,
  matchAgain: null,
};

export const refusal = (fields: Partial<ShownRefusal> = {}): ShownRefusal => ({
  type: "refusal",
  id: "cmd-1",
  device: "d-1",
  counter: 1,
  commandType: "payment.record",
  args: {
    id: "v-1",
    day: "2026-10-30",
    label: "Séance P-00231",
    amountCents: 2215,
    means: "cash",
    party: null,
    practitioner: "p-1",
    settles: [],
    account: null,
  },
  madeBy: "u-1",
  madeAt: "2026-11-20T09:00:00.000Z",
  refusedAt: "2026-11-21T10:00:00.000Z",
  slice: "shared",
  code: "day.validated",
  facts: { validatedThrough: "2026-10-31" },
  decision: "open",
  decidedBy: null,
  acts: {},
  author: "Anne Dupont",
  ways: noWays,
  ...fields,
});

/** The desk with these acts on it. */
export const show = (
  refusals: readonly ShownRefusal[],
  path = "/review/cmd-1",
  more: Partial<Parameters<typeof renderScreen>[0]> & { answers?: Answers } = {},
) =>
  renderScreen({
    path,
    route: "/review/:id?",
    component: ReviewPage,
    ...more,
    answers: { company: companyAnswer("user"), voucher: null, refusals, ...more.answers },
  });
