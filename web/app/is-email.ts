/** Whether a text may be an e-mail address; only a mail that arrives proves it. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text.trim());
