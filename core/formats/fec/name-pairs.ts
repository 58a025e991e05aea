/** Names by their index, each with a label that stands beside it: the same come again and again, so that a number says both. */
export interface NamePairs {
  /** The pair's number; NO_NAME_PAIR where a file has too many of them. */
  readonly of: (index: number, label: string) => number;
  readonly indexes: readonly number[];
  readonly labels: readonly string[];
}

export const NO_NAME_PAIR = -1;

/** A file with more of them than this has labels that come once. */
const PAIRS_MAX = 50_000;

export function createNamePairs(pairsMax = PAIRS_MAX): NamePairs {
  const indexes: number[] = [];
  const labels: string[] = [];
  const lastPairs: number[] = [];
  const pairsByLabel = new Map<string, Map<number, number>>();

  const find = (index: number, label: string): number => {
    let pairs = pairsByLabel.get(label);
    const known = pairs?.get(index);
    if (known !== undefined) return known;
    if (labels.length >= pairsMax) return NO_NAME_PAIR;
    if (pairs === undefined) {
      pairs = new Map();
      pairsByLabel.set(label, pairs);
    }
    const pair = labels.length;
    indexes.push(index);
    labels.push(label);
    pairs.set(index, pair);
    return pair;
  };

  return {
    of: (index, label) => {
      // A name has mostly one label.
      const last = lastPairs[index];
      if (last !== undefined && indexes[last] === index && labels[last] === label) return last;
      const pair = find(index, label);
      while (lastPairs.length < index) lastPairs.push(NO_NAME_PAIR);
      lastPairs[index] = pair;
      return pair;
    },
    indexes,
    labels,
  };
}
