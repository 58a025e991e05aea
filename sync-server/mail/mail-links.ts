import type { Configuration } from "../configuration.ts";

/** The pages of the app that mails lead to. */
export type MailPage = "confirm-email" | "reset-password" | "invitation";

/**
 * An address in a mail. It begins with the configured origin and never with what a request called us, or a forged
 * `Host` would lead people elsewhere; the token stands in the fragment, which browsers send to no server.
 */
export const toMailLink = (
  configuration: Pick<Configuration, "publicOrigin" | "port">,
  page: MailPage,
  token: string,
): string => `${homeUrl(configuration)}${page}#${token}`;

export const homeUrl = ({ publicOrigin, port }: Pick<Configuration, "publicOrigin" | "port">): string =>
  `${publicOrigin ?? `http://localhost:${port}`}/`;
