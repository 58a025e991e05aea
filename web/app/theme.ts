/** How the screen looks; `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const STORAGE_KEY = "cahier.theme";

export const isTheme = (text: unknown): text is Theme => themes.includes(text as Theme);

export function rememberedTheme(storage: Pick<Storage, "getItem">): Theme {
  const remembered = storage.getItem(STORAGE_KEY);
  return isTheme(remembered) ? remembered : "system";
}

/** Shows a theme and keeps the choice for the next start. */
export function applyTheme(theme: Theme, root: HTMLElement, storage: Pick<Storage, "setItem">): void {
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  storage.setItem(STORAGE_KEY, theme);
}
