import { fireEvent, screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { ShortId } from "#web/ui/short-id.tsx";
import { renderInFrench } from "./render-in-french.tsx";

const ID = "3f2a91bc-7de2-4f6b-8a40-2f6c1f5f7a01";

test("our id is shown by its beginning, and whole to whoever asks", async () => {
  await renderInFrench(() => <ShortId id={ID} />);
  const details = screen.getByText("3f2a91bc…").closest("details")!;
  expect(details.open).toBe(false);
  fireEvent.click(details.querySelector("summary")!);
  expect(details.open).toBe(true);
  expect(details.querySelector(":scope > code")?.textContent).toBe(ID);
});

test("another system's id stands as it is", async () => {
  await renderInFrench(() => <ShortId id="EA-2026-118" />);
  expect(screen.getByText("EA-2026-118").closest("details")).toBeNull();
});
