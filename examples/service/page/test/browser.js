// Chromium without a window, and what the tests do in it.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

export const ORIGIN = process.env.ORIGIN ?? assert.fail("ORIGIN is where the service listens: check.sh sets it");

const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** A browser of its own; what it asks of anyone but the service, and what it complains of, fails the test. */
export async function browser() {
  const folder = mkdtempSync(join(tmpdir(), "ndserde-page-"));
  const started = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: ARGUMENTS,
    viewport: { width: 1200, height: 900 },
  });
  return {
    context: started,
    async close() {
      await started.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A page of the service.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} path
 * @param {{ width?: number, height?: number, scheme?: "light" | "dark", expected?: RegExp }} options
 */
export async function visit(context, path, { width = 1200, height = 900, scheme = "light", expected = /^$/, prepare } = {}) {
  const page = await context.newPage();
  const wrong = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${ORIGIN}/`) && !url.startsWith("blob:") && !url.startsWith("data:")) wrong.push(`asked ${url}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await prepare?.(page);
  await page.goto(`${ORIGIN}/${path}`, { waitUntil: "networkidle" });
  return {
    page,
    async close() {
      await page.close();
      assert.deepEqual(wrong, []);
    },
  };
}

/** Draws strokes in a square of 100 x 100 with the mouse, at a place and in a size of the canvas. */
export async function draw(page, strokes, { left = 0, top = 0, size = 1 } = {}) {
  await page.locator("#drawing").scrollIntoViewIfNeeded();
  const box = await page.locator("#drawing").boundingBox();
  const at = ([x, y]) => [box.x + (left + (x / 100) * size) * box.width, box.y + (top + (y / 100) * size) * box.height];
  for (const stroke of strokes) {
    await page.mouse.move(...at(stroke[0]));
    await page.mouse.down();
    for (const point of stroke.slice(1)) await page.mouse.move(...at(point));
    await page.mouse.up();
  }
}

/** Drops a file onto the page, as from a folder. */
export async function drop(page, name, bytes) {
  const transfer = await page.evaluateHandle(({ name, bytes }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))], name));
    return transfer;
  }, { name, bytes: Buffer.from(bytes).toString("base64") });
  await page.locator("#drop").dispatchEvent("drop", { dataTransfer: transfer });
}
