import type { Services } from "../services.ts";
import { headsOf } from "../storage/company-revisions.ts";
import { membershipsOfCompany } from "../storage/memberships.ts";
import type { CompanyHead, Unsubscribe } from "../storage/storage.ts";

const GATHER_MILLISECONDS = 50;

export type HeadListener = (heads: readonly CompanyHead[]) => void;

/** Tells users' open streams which of their companies have moved. */
export interface HeadNews {
  /**
   * The listener hears the new heads of the user's companies, or nothing but that something has to be asked anew: one
   * of the user's sessions or devices was shut out, or something moved in a company that the stream follows and the user
   * is no member of any more.
   */
  readonly subscribe: (
    userId: string,
    listener: HeadListener,
    follows?: (companyId: string) => boolean,
  ) => Unsubscribe;
}

/** Gathers commits for a moment and asks once for all streams who may hear of them. Rests while nobody listens. */
export function createHeadNews({ storage, logger }: Pick<Services, "storage" | "logger">): HeadNews {
  const listenersByUser = new Map<string, Set<HeadListener>>();
  const followsByListener = new Map<HeadListener, (companyId: string) => boolean>();
  const moved = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let unsubscribeStorage: readonly Unsubscribe[] = [];

  const flush = async () => {
    timer = undefined;
    const companyIds = [...moved];
    moved.clear();
    const headsByUser = await storage.read(async (tx) => {
      const heads = await headsOf(tx, companyIds);
      const found = new Map<string, CompanyHead[]>();
      for (const companyId of companyIds) {
        for (const { userId } of await membershipsOfCompany(tx, companyId)) {
          if (!listenersByUser.has(userId)) continue;
          const own = found.get(userId) ?? [];
          found.set(userId, [...own, { companyId, revision: heads.get(companyId) ?? 0 }]);
        }
      }
      return found;
    });
    for (const [userId, listeners] of listenersByUser) {
      const heads = headsByUser.get(userId) ?? [];
      const lost = companyIds.filter((id) => !heads.some(({ companyId }) => companyId === id));
      for (const listener of listeners) {
        if (heads.length > 0) listener(heads);
        if (lost.some((id) => followsByListener.get(listener)?.(id))) listener([]);
      }
    }
  };

  const hear = (heads: readonly CompanyHead[]) => {
    for (const { companyId } of heads) moved.add(companyId);
    timer ??= setTimeout(() => {
      // News that is lost costs seconds: every stream compares heads at intervals too.
      flush().catch((error: unknown) => logger.error({ error }, "news of heads failed"));
    }, GATHER_MILLISECONDS);
  };

  const hearShutOut = (userIds: ReadonlySet<string>) => {
    for (const userId of userIds) for (const listener of listenersByUser.get(userId) ?? []) listener([]);
  };

  return {
    subscribe: (userId, listener, follows) => {
      if (follows !== undefined) followsByListener.set(listener, follows);
      const listeners = listenersByUser.get(userId) ?? new Set();
      listenersByUser.set(userId, listeners.add(listener));
      if (unsubscribeStorage.length === 0)
        unsubscribeStorage = [storage.onCommit(hear), storage.onShutOut(hearShutOut)];
      return () => {
        listeners.delete(listener);
        followsByListener.delete(listener);
        if (listeners.size === 0 && listenersByUser.get(userId) === listeners) listenersByUser.delete(userId);
        if (listenersByUser.size > 0) return;
        for (const unsubscribeFrom of unsubscribeStorage) unsubscribeFrom();
        unsubscribeStorage = [];
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}
