import { IDBObjectStore } from "fake-indexeddb";

/** How a browser says that there is no room: at the write itself, or once the whole transaction is to be kept. */
export type FullDisk = "atWrite" | "atCommit";

interface InnerTransaction {
  readonly _execRequestAsync: (request: {
    readonly source: unknown;
    readonly operation: () => unknown;
  }) => IDBRequest;
  readonly _abort: (errorName: string) => void;
  readonly _requests: readonly unknown[];
  _state: string;
  _start: () => void;
}

const { add, put } = IDBObjectStore.prototype;
let full: FullDisk | null = null;
let says = "QuotaExceededError";

/** Lets every IndexedDB of this process run out of room, or have some again, by what a real one answers. */
export function fillDisk(how: FullDisk | null, error = "QuotaExceededError"): void {
  full = how;
  says = error;
  IDBObjectStore.prototype.add = failing(add);
  IDBObjectStore.prototype.put = failing(put);
}

/** The same of a disk that fails without saying why, which is no matter of room. */
export const breakDisk = (how: FullDisk): void => fillDisk(how, "UnknownError");

const failing = (write: typeof put): typeof put =>
  function (this: IDBObjectStore, ...record) {
    const transaction = this.transaction as unknown as InnerTransaction;
    if (full === "atWrite")
      return transaction._execRequestAsync({
        source: this,
        operation: () => {
          throw new DOMException("Full", says);
        },
      }) as IDBRequest<IDBValidKey>;
    if (full === "atCommit" && !Object.hasOwn(transaction, "_start")) {
      const start = transaction._start.bind(transaction);
      transaction._start = () => {
        if (transaction._requests.length > 0 || transaction._state === "finished") start();
        else transaction._abort(says);
      };
    }
    return write.apply(this, record);
  };
