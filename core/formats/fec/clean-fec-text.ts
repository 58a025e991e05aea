/** What would end a cell or a line, or begin a quoted one, is a space in the file; nothing may be left of such a text. */
export const cleanFecText = (text: string): string =>
  UNCLEAN.test(text) ? text.replace(UNCLEAN_RUNS, " ").trim() : text;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const UNCLEAN = /[\u0000-\u001f\u007f|\u0085\u2028\u2029]|^\s|\s$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above.
const UNCLEAN_RUNS = /[\u0000-\u001f\u007f|\u0085\u2028\u2029]+/g;
