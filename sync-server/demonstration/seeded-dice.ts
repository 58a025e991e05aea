/** Dice that fall the same way every time: two first starts on one day seed the same books. */
export interface SeededDice {
  /** A whole number from `from` through `through`. */
  readonly between: (from: number, through: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
}

/** Mulberry32, a public-domain generator of 32 bits: far more than invented books need. */
export function createSeededDice(seed: number): SeededDice {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, through: number) => from + Math.floor(next() * (through - from + 1));
  return { between, pick: (items) => items[between(0, items.length - 1)] ?? items[0] };
}
