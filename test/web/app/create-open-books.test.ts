import { createRoot, createSignal } from "solid-js";
import { afterEach, expect, test } from "vitest";
import { createOpenBooks } from "#web/app/create-open-books.ts";
import type { SignedInUser } from "#web/app/signed-in-user.ts";
import type { Books } from "#web/books/books.ts";

const ada: SignedInUser = { id: "ada", name: "Ada", device: "d-ada" };
const bob: SignedInUser = { id: "bob", name: "Bob", device: "d-bob" };

afterEach(() => localStorage.clear());

/** A window in which opening somebody's books ends as the test says. */
function openWindow(open: (user: SignedInUser) => Promise<Books | null>) {
  const [user, setUser] = createSignal<SignedInUser | null>(ada);
  const books = createRoot(() =>
    createOpenBooks({ user, storage: localStorage, open, signOut: async () => {} }),
  );
  return { ...books, setUser };
}

/** Books that note when they are closed, and answer nothing. */
function quietBooks(closed: string[] = [], name = "") {
  return { watch: async () => () => {}, close: async () => void closed.push(name) } as unknown as Books;
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("books that do not open say why, and another try opens them", async () => {
  const full = new Error("the disk is full");
  const outcomes = [Promise.reject(full), Promise.resolve(quietBooks())];
  const { books, unopened } = openWindow(() => outcomes.shift()!);
  expect(unopened()).toBeNull();
  await settled();
  expect([books(), unopened()?.error]).toEqual([null, full]);
  unopened()!.retry();
  expect(unopened()).toBeNull();
  await settled();
  expect(books()).not.toBeNull();
  expect(unopened()).toBeNull();
});

test("what one person's books failed with is not said to the next, and books that opened too late are closed", async () => {
  const closed: string[] = [];
  let fail: (error: Error) => void = () => {};
  let late: (books: Books) => void = () => {};
  const openings: Promise<Books | null>[] = [
    new Promise((_, reject) => {
      fail = reject;
    }),
    new Promise((resolve) => {
      late = resolve;
    }),
    Promise.resolve(quietBooks(closed, "third")),
  ];
  const { books, unopened, setUser } = openWindow(() => openings.shift()!);
  setUser(bob);
  fail(new Error("Ada's"));
  await settled();
  expect(unopened()).toBeNull();
  setUser(ada);
  late(quietBooks(closed, "second"));
  await settled();
  expect(closed).toEqual(["second"]);
  expect(books()).not.toBeNull();
});
