export function build(): Promise<void>;
export function bundlePrograms(programs: readonly string[], outdir: string): Promise<void>;
