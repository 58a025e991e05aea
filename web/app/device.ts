/** Who this device is to the server: an id drawn once, and a name its owner will recognise in a list. */
export interface Device {
  readonly id: string;
  readonly name: string;
}

const STORAGE_KEY = "cahier.device";

export function rememberedDevice(
  storage: Pick<Storage, "getItem" | "setItem">,
  page: { readonly userAgent: string },
  drawId: () => string,
): Device {
  const remembered = storage.getItem(STORAGE_KEY);
  const id = remembered ?? drawId();
  if (remembered === null) storage.setItem(STORAGE_KEY, id);
  return { id, name: deviceName(page.userAgent) };
}

const systems = [
  ["iPad", /iPad/],
  ["iPhone", /iPhone/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["Mac", /Macintosh/],
  ["Linux", /Linux/],
] as const;

const browsers = [
  ["Edge", /Edg\//],
  ["Firefox", /Firefox\//],
  ["Chrome", /Chrom(e|ium)\//],
  ["Safari", /Safari\//],
] as const;

/** "Chrome · Android": enough to tell one's own devices apart. */
export function deviceName(userAgent: string): string {
  const first = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return [first(browsers), first(systems)].filter(Boolean).join(" · ") || "?";
}
