import { expect, test } from "vitest";
import { holdMessages } from "#web/books/hold-messages.ts";

const say = (scope: EventTarget, data: unknown) => scope.dispatchEvent(new MessageEvent("message", { data }));

test("what is said to the books' thread before its code is there is heard once it is, in order and once", () => {
  const thread = new EventTarget();
  const release = holdMessages(thread);
  say(thread, "open");
  say(thread, "watch");
  const heard: unknown[] = [];
  thread.addEventListener("message", (event) => heard.push((event as MessageEvent).data));
  release();
  say(thread, "send");
  expect(heard).toEqual(["open", "watch", "send"]);
});
