import type { VoucherWords } from "./ledger-columns.ts";

/** Half of the slots stay empty, so that a search ends soon. */
const SLOTS_A_VOUCHER = 2;

/** Where a voucher stands among the words of columns, -1 where it does not; made with four bytes a slot, not a text each. */
export function createVoucherPlaces(vouchers: VoucherWords): (id: string) => number {
  const size = Math.max(2, vouchers.length * SLOTS_A_VOUCHER);
  const slots = new Uint32Array(size);
  for (let place = 0; place < vouchers.length; place += 1) {
    let slot = hashOf(vouchers.at(place)!.id) % size;
    while (slots[slot] !== 0) slot = (slot + 1) % size;
    slots[slot] = place + 1;
  }
  return (id) => {
    for (let slot = hashOf(id) % size; slots[slot] !== 0; slot = (slot + 1) % size) {
      const place = slots[slot]! - 1;
      if (vouchers.at(place)!.id === id) return place;
    }
    return -1;
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
