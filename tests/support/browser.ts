import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { program } from "./programs.ts";

/** Debian's browser. Anything that it would say to the network by itself is switched off. */
const SWITCHES =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Whether the tests in a browser can be tried on this machine. */
export const hasBrowser = program("chromium", "chromium");

/** Starts the browser; the test ends it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: SWITCHES.split(" ") });
}

/** How a reader's screen is. */
export type Screen = NonNullable<Parameters<Browser["newContext"]>[0]>;

/** A file of a folder in a window of its own, and every address that the page asked for. */
export async function opened(
  browser: Browser,
  folder: string,
  name: string,
  screen: Screen = {},
): Promise<{ readonly page: Page; readonly asked: readonly string[]; readonly context: BrowserContext }> {
  const context = await browser.newContext(screen);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(folder, name)).href);
  return { page, asked, context };
}
