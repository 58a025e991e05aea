import { createRoot } from "solid-js";
import { describe, expect, test, vi } from "vitest";
import { createInstall } from "#web/app/create-install.ts";
import { createUpdate } from "#web/app/create-update.ts";
import { deviceName } from "#web/app/device-name.ts";
import { createBareFrameState } from "#web/app/frame-state.ts";
import { forgetUser, rememberedDeviceId, rememberedUser, rememberUser } from "#web/app/signed-in-user.ts";
import { applyTheme, rememberedTheme } from "#web/app/theme.ts";

describe("the device", () => {
  test("draws one id for each of its people, once", () => {
    const draw = vi.fn().mockReturnValueOnce("first").mockReturnValueOnce("second");
    expect(rememberedDeviceId(localStorage, "ada", draw)).toBe("first");
    expect(rememberedDeviceId(localStorage, "bob", draw)).toBe("second");
    expect(rememberedDeviceId(localStorage, "ada", draw)).toBe("first");
    expect(draw).toHaveBeenCalledTimes(2);
    localStorage.clear();
  });

  test("knows who is signed in without a network, until they sign out", () => {
    const ada = { id: "ada", name: "Ada", device: "first" };
    expect(rememberedUser(localStorage)).toBeNull();
    rememberUser(localStorage, ada);
    expect(rememberedUser(localStorage)).toEqual(ada);
    forgetUser(localStorage);
    expect(rememberedUser(localStorage)).toBeNull();
    localStorage.setItem("cahier.user", "{broken");
    expect(rememberedUser(localStorage)).toBeNull();
    localStorage.clear();
  });

  test.each([
    [
      "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604",
      "Safari · iPad",
    ],
    ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140", "Edge · Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140) Gecko Firefox/140", "Firefox · Linux"],
    ["curl", "?"],
  ])("is named for its owner (%#)", (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});

test("the theme follows the device until one is chosen", () => {
  const root = document.createElement("html");
  expect(rememberedTheme(localStorage)).toBe("system");
  applyTheme("dark", root, localStorage);
  expect(root.dataset["theme"]).toBe("dark");
  expect(rememberedTheme(localStorage)).toBe("dark");
  applyTheme("system", root, localStorage);
  expect(root.dataset["theme"]).toBeUndefined();
  localStorage.clear();
});

describe("the installation", () => {
  const offer = (outcome: string) =>
    Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
      prompt: async () => ({ outcome }),
    });

  test("is kept when the browser offers it, and made when the reader asks", async () => {
    const { install, dispose } = createRoot((dispose) => ({ install: createInstall(window), dispose }));
    expect(install.state()).toBe("byHand");
    const event = offer("accepted");
    window.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(install.state()).toBe("offered");
    await install.install();
    expect(install.state()).toBe("installed");
    dispose();
  });

  test("is not insisted on when it is declined", async () => {
    const { install, dispose } = createRoot((dispose) => ({ install: createInstall(window), dispose }));
    window.dispatchEvent(offer("dismissed"));
    await install.install();
    expect(install.state()).toBe("byHand");
    dispose();
  });
});

test("a new version waits for consent", async () => {
  let announce: () => void = () => {};
  let keep: () => void = () => {};
  const takeOver = vi.fn();
  const update = createUpdate({
    register: async (on) => {
      announce = on.waiting;
      keep = on.kept;
      return takeOver;
    },
  });
  expect(update.waiting()).toBe(false);
  announce();
  expect(update.waiting()).toBe(true);
  expect(takeOver).not.toHaveBeenCalled();
  expect(update.isKept()).toBe(false);
  keep();
  expect(update.isKept()).toBe(true);
  update.accept();
  await expect.poll(() => takeOver.mock.calls).toHaveLength(1);
});

test("before any books are open the frame knows the network alone", () => {
  createRoot((dispose) => {
    const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
    const state = createBareFrameState(window);
    expect(state.standing()).toBe("online");
    onLine.mockReturnValue(false);
    window.dispatchEvent(new Event("offline"));
    expect(state.standing()).toBe("offline");
    onLine.mockRestore();
    dispose();
  });
});
