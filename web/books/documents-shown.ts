import type { CalendarDate } from "#core/calendar-date.ts";
import type { CollectionName, Documents } from "#core/collections.ts";
import type { DocumentKey } from "#core/commands/command-module.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";

/** A document as the server last said it; null once it is deleted. Its acts outlive it. */
export interface BaseDocument {
  readonly collection: CollectionName;
  readonly id: string;
  readonly revision: number;
  readonly acts: Readonly<Record<string, number>>;
  readonly document: Documents[CollectionName] | null;
}

/** What a pending command made of a document. */
export interface AfterImage {
  readonly counter: number;
  readonly after: Documents[CollectionName] | null;
}

/**
 * The server's documents with this device's after-images laid over. An image lies over a document only while its
 * counter is higher than the one the document names for this device: so an effect is seen once, from whichever side
 * it comes first.
 */
export interface DocumentsShown {
  readonly get: <Name extends CollectionName>(collection: Name, id: string) => Documents[Name] | null;
  readonly vouchersFrom: (day: CalendarDate) => readonly Voucher[];
  readonly list: <Name extends CollectionName>(collection: Name) => IterableIterator<Documents[Name]>;
  readonly base: (collection: CollectionName, id: string) => BaseDocument | undefined;
  /** The server's documents of one collection, without what lies over them. */
  readonly listBase: <Name extends CollectionName>(collection: Name) => readonly Documents[Name][];
  /** The counter of the command whose image is shown; null when what is shown is the server's. */
  readonly shownCounter: (collection: CollectionName, id: string) => number | null;
  readonly setBase: (document: BaseDocument) => void;
  readonly clearBase: () => readonly DocumentKey[];
  /** Forgets what the server said of these. */
  readonly removeBase: (keys: readonly DocumentKey[]) => void;
  /** Lays validated vouchers under all else; they are gone with the seal that holds them. */
  readonly setSealed: (seal: string, vouchers: readonly Voucher[]) => void;
  readonly clearSealed: (seal: string) => void;
  readonly addImage: (key: DocumentKey, image: AfterImage) => void;
  readonly removeImages: (key: DocumentKey, counter: number) => void;
}

const keyOf = (collection: CollectionName, id: string) => `${collection}/${id}`;

export function createDocumentsShown(
  device: string,
  onChange: (key: DocumentKey, before: Documents[CollectionName] | null) => void,
): DocumentsShown {
  const baseByKey = new Map<string, BaseDocument>();
  const sealedByKey = new Map<string, Voucher>();
  const sealedIdsBySeal = new Map<string, string[]>();
  const imagesByKey = new Map<string, AfterImage[]>();
  const shownByCollection = new Map<CollectionName, Map<string, Documents[CollectionName]>>();

  const shownIn = (collection: CollectionName) => {
    const known = shownByCollection.get(collection) ?? new Map<string, Documents[CollectionName]>();
    shownByCollection.set(collection, known);
    return known;
  };
  const actsOf = (key: string) => sealedByKey.get(key)?.acts ?? baseByKey.get(key)?.acts;
  const imageOver = (key: string): AfterImage | undefined => {
    const top = imagesByKey.get(key)?.at(-1);
    return top !== undefined && top.counter > (actsOf(key)?.[device] ?? 0) ? top : undefined;
  };
  // What is validated never changes, so a row of it that is still here says nothing more.
  const said = (key: string) => sealedByKey.get(key) ?? baseByKey.get(key)?.document ?? null;
  const show = (collection: CollectionName, id: string) => {
    const key = keyOf(collection, id);
    const image = imageOver(key);
    const document = image === undefined ? said(key) : image.after;
    const shown = shownIn(collection);
    const before = shown.get(id) ?? null;
    if (before === document) return;
    if (document === null) shown.delete(id);
    else shown.set(id, document);
    onChange({ collection, id }, before);
  };

  return {
    get: <Name extends CollectionName>(collection: Name, id: string) =>
      (shownIn(collection).get(id) ?? null) as Documents[Name] | null,
    vouchersFrom: (day) =>
      [...(shownIn("vouchers").values() as IterableIterator<Voucher>)].filter(
        (voucher) => voucher.day >= day,
      ),
    list: <Name extends CollectionName>(collection: Name) =>
      shownIn(collection).values() as IterableIterator<Documents[Name]>,
    base: (collection, id) => baseByKey.get(keyOf(collection, id)),
    listBase: <Name extends CollectionName>(collection: Name) => {
      const found: Documents[Name][] = [];
      for (const { collection: of, document } of baseByKey.values())
        if (of === collection && document !== null) found.push(document as Documents[Name]);
      return found;
    },
    shownCounter: (collection, id) => imageOver(keyOf(collection, id))?.counter ?? null,
    setBase: (document) => {
      baseByKey.set(keyOf(document.collection, document.id), document);
      show(document.collection, document.id);
    },
    clearBase: () => {
      const keys = [...baseByKey.values()].map(({ collection, id }) => ({ collection, id }));
      baseByKey.clear();
      for (const { collection, id } of keys) show(collection, id);
      return keys;
    },
    removeBase: (keys) => {
      for (const { collection, id } of keys) {
        baseByKey.delete(keyOf(collection, id));
        show(collection, id);
      }
    },
    setSealed: (seal, vouchers) => {
      const ids = sealedIdsBySeal.get(seal) ?? [];
      sealedIdsBySeal.set(seal, ids);
      for (const voucher of vouchers) {
        ids.push(voucher.id);
        sealedByKey.set(keyOf("vouchers", voucher.id), voucher);
        show("vouchers", voucher.id);
      }
    },
    clearSealed: (seal) => {
      for (const id of sealedIdsBySeal.get(seal) ?? []) {
        sealedByKey.delete(keyOf("vouchers", id));
        show("vouchers", id);
      }
      sealedIdsBySeal.delete(seal);
    },
    addImage: ({ collection, id }, image) => {
      const key = keyOf(collection, id);
      const images = [...(imagesByKey.get(key) ?? []), image];
      imagesByKey.set(
        key,
        images.sort((one, other) => one.counter - other.counter),
      );
      show(collection, id);
    },
    removeImages: ({ collection, id }, counter) => {
      const key = keyOf(collection, id);
      const kept = (imagesByKey.get(key) ?? []).filter((image) => image.counter !== counter);
      if (kept.length === 0) imagesByKey.delete(key);
      else imagesByKey.set(key, kept);
      show(collection, id);
    },
  };
}
