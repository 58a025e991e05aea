import { mkdir, readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

/**
 * Draws the PNG icons from icons/cahier.svg, for the systems that take no SVG: `npx tsx web/draw-icons.ts`.
 * Run by hand after a change of the drawing; the pictures are kept in the repository.
 */
const icons = new URL("./public/icons/", import.meta.url);
const drawing = await readFile(new URL("cahier.svg", icons), "utf8");

/** A system that cuts its own shape wants the ground to the edge, and the book inside the inner four fifths. */
const uncut = drawing
  .replace(' rx="112"', "")
  .replace(/(<rect[^>]*>)([\s\S]*)<\/svg>/, '$1<g transform="translate(51 51) scale(.8)">$2</g></svg>');

const pictures = [
  { file: "cahier-192.png", px: 192, svg: drawing },
  { file: "cahier-512.png", px: 512, svg: drawing },
  { file: "cahier-maskable-512.png", px: 512, svg: uncut },
  { file: "apple-touch-180.png", px: 180, svg: uncut },
];

await mkdir(icons, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const { file, px, svg } of pictures) {
  const page = await browser.newPage({ viewport: { width: px, height: px } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${px}px;height:${px}px}</style>${svg}`);
  await writeFile(new URL(file, icons), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
