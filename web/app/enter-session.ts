import type { AppSurroundings } from "./app-context.ts";
import { askServer } from "./ask-server.ts";
import { readSession } from "./read-session.ts";
import type { SignedInUser } from "./signed-in-user.ts";

/** Takes up a session that the server opened without the sign-in page: learns whose it is, and enrols this device. */
export async function enterSession(
  app: Pick<AppSurroundings, "deviceIdOf" | "deviceName" | "fetch">,
): Promise<SignedInUser | null> {
  const session = await readSession(app.fetch);
  if (session === null || session.userId === "") return null;
  const device = app.deviceIdOf(session.userId);
  const enrolled = await askServer("PUT", "/session/device", { id: device, name: app.deviceName }, app.fetch);
  return enrolled.kind === "done" ? { id: session.userId, name: session.name, device } : null;
}
