/** How short and how long a password that somebody chooses may be; the server holds to the same. */
const LENGTH_MIN = 10;
const LENGTH_MAX = 200;

export const passwordLengthFault = (password: string): "tooShort" | "tooLong" | null => {
  if (password.length < LENGTH_MIN) return "tooShort";
  return password.length > LENGTH_MAX ? "tooLong" : null;
};
