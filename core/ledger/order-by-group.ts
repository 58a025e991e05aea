/** The places of the values, group by group, each group in its own order: a counting sort. */
export function orderByGroup(groups: ArrayLike<number>, groupCount: number): Uint32Array {
  const next = new Uint32Array(groupCount + 1);
  for (let index = 0; index < groups.length; index += 1) {
    const group = groups[index]! + 1;
    next[group] = next[group]! + 1;
  }
  for (let group = 1; group <= groupCount; group += 1) next[group] = next[group]! + next[group - 1]!;
  const order = new Uint32Array(groups.length);
  for (let index = 0; index < groups.length; index += 1) {
    const group = groups[index]!;
    order[next[group]!] = index;
    next[group] = next[group]! + 1;
  }
  return order;
}
