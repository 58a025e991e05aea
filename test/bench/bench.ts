/** What a file `<name>.bench.ts` exports as `bench`: ours and the peer, measured in the same run. */
export interface Bench {
  readonly name: string;
  run(): Promise<BenchOutcome>;
}

export interface BenchOutcome {
  readonly ours: number;
  readonly peer: number;
  readonly unit: string;
  /** Above 1 means that ours is better, whatever the unit. */
  readonly ratio: number;
  /** What was measured beside, each name with its unit at the end. */
  readonly details?: Readonly<Record<string, number>>;
}
