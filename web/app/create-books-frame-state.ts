import { hasEnded } from "#core/plans/plan-terms.ts";
import type { OpenBooks } from "#web/books/books-context.tsx";
import { createQuestion } from "#web/books/create-question.ts";
import { localDay } from "#web/ui/local-day.ts";
import type { FrameState, Standing, Unopened } from "./frame-state.ts";

/** What the frame says of the open books. */
export function createBooksFrameState(
  open: OpenBooks & { readonly unopened: () => Unopened | null },
  bare: FrameState,
): FrameState {
  const device = createQuestion(open.books, () => (open.books() ? ["device", {}] : null));
  const companies = createQuestion(open.books, () => (open.books() ? ["companies", {}] : null));
  const choices = () =>
    (companies() ?? []).map(({ id, name, hold, isFirm, country }) => ({ id, name, hold, isFirm, country }));

  const standing = (): Standing => {
    const state = device();
    if (bare.standing() === "offline") return "offline";
    if (!state) return bare.standing();
    if (state.obstacle === "signIn") return "signedOut";
    if (state.obstacle === "outdated") return "outdated";
    if (state.isStorageFull) return "full";
    if (state.isOnline === null) return "connecting";
    return state.isOnline ? "online" : "unreachable";
  };

  return {
    standing,
    onDeviceOnly: () => device()?.pendingCount ?? null,
    completeAt: () => device()?.completeAsOf ?? null,
    loss: () => {
      const state = device();
      if (!state || state.lostCount === 0 || state.isLossSeen) return null;
      return { count: state.lostCount, since: state.lostSince };
    },
    tellLossSeen: () => void open.books()?.tellLossSeen(),
    isCopy: () => device()?.isCopy ?? false,
    restored: () => {
      const restored = device()?.restored ?? null;
      return restored === null || restored.isSeen ? null : restored;
    },
    tellRestorationSeen: () => void open.books()?.tellRestorationSeen(),
    numberingShutSince: () => device()?.shutCompanies[open.company() ?? ""] ?? null,
    isFull: () => device()?.isStorageFull ?? false,
    isTypingUnkept: () => device()?.isTypingUnkept ?? false,
    planEndedOn: () => {
      const throughDay = companies()?.find(({ id }) => id === open.company())?.planThroughDay ?? null;
      return hasEnded({ throughDay }, localDay()) ? throughDay : null;
    },
    monthsComing: () => device()?.missingMonthCount ?? 0,
    unopened: open.unopened,
    filling: () => device()?.filledBasisPoints ?? null,
    wholeCount: () => device()?.wholeCount ?? 0,
    cardCount: () => device()?.cardCount ?? 0,
    toReview: () => device()?.refusedCount ?? 0,
    companies: choices,
    hasNoCompany: () => {
      const state = device();
      // What the device says may come before the list that it speaks of.
      const isEmpty = state?.wholeCount === 0 && state.cardCount === 0;
      return companies()?.length === 0 && isEmpty && state.completeAsOf !== null;
    },
    company: () => choices().find(({ id }) => id === open.company()),
    chooseCompany: open.chooseCompany,
    signOut: open.signOut,
  };
}
