/** The database of what somebody has done on this device. */
export const commandsNameOf = (user: string): string => `cahier-commands-${user}`;
