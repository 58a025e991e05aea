import type { Services } from "../services.ts";
import { headsOf } from "../storage/company-revisions.ts";
import { membershipsOfCompany } from "../storage/memberships.ts";
import type { CompanyHead, Unsubscribe } from "../storage/storage.ts";

const GATHER_MILLISECONDS = 50;

/** Tells users' open streams which of their companies have moved. */
export interface HeadNews {
  readonly subscribe: (userId: string, listener: (heads: readonly CompanyHead[]) => void) => Unsubscribe;
}

/** Gathers commits for a moment and asks once for all streams who may hear of them. Rests while nobody listens. */
export function createHeadNews({ storage, logger }: Pick<Services, "storage" | "logger">): HeadNews {
  const listenersByUser = new Map<string, Set<(heads: readonly CompanyHead[]) => void>>();
  const moved = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let unsubscribeStorage: Unsubscribe | undefined;

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
    for (const [userId, heads] of headsByUser)
      for (const listener of listenersByUser.get(userId) ?? []) listener(heads);
  };

  const hear = (heads: readonly CompanyHead[]) => {
    for (const { companyId } of heads) moved.add(companyId);
    timer ??= setTimeout(() => {
      // News that is lost costs seconds: every stream compares heads at intervals too.
      flush().catch((error: unknown) => logger.error({ error }, "news of heads failed"));
    }, GATHER_MILLISECONDS);
  };

  return {
    subscribe: (userId, listener) => {
      const listeners = listenersByUser.get(userId) ?? new Set();
      listenersByUser.set(userId, listeners.add(listener));
      unsubscribeStorage ??= storage.onCommit(hear);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && listenersByUser.get(userId) === listeners) listenersByUser.delete(userId);
        if (listenersByUser.size > 0) return;
        unsubscribeStorage?.();
        unsubscribeStorage = undefined;
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}
