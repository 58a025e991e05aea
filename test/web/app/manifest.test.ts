import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface ManifestIcon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
}

const manifest: {
  readonly display: string;
  readonly lang: string;
  readonly start_url: string;
  readonly icons: readonly ManifestIcon[];
} = JSON.parse(readFileSync("web/public/manifest.webmanifest", "utf8"));

/** A PNG says its width and height in its first chunk: https://www.w3.org/TR/png-3/#11IHDR */
const pngSize = (file: Buffer) => `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`;

test("the app can be installed: standalone, French, with a plain and a maskable picture of the sizes it promises", () => {
  expect([manifest.display, manifest.lang, manifest.start_url]).toEqual(["standalone", "fr", "/today"]);
  const pictures = manifest.icons.filter((icon) => icon.type === "image/png");
  expect(pictures.map((icon) => [icon.sizes, icon.purpose ?? "any"])).toEqual([
    ["192x192", "any"],
    ["512x512", "any"],
    ["512x512", "maskable"],
  ]);
  for (const icon of pictures) {
    expect(pngSize(readFileSync(`web/public${icon.src}`)), icon.src).toBe(icon.sizes);
  }
});
