// Chromium driver: headless, a fresh context for each run, with a slow network and a slow processor on request.

import { installed } from "./pages.js";

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

export const VIEWPORT = { width: 1440, height: 900 };

export async function launch() {
  const args = ["--disable-background-networking", "--disable-component-update", "--disable-extensions"];
  // A sandbox is refused to the administrator, who runs tests in containers.
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  const executablePath = process.env.CHROMIUM;
  return installed("puppeteer-core").launch({ executablePath, args, headless: true, protocolTimeout: 300_000 });
}

/** Gives a page of a fresh, cold context to some work, and closes it. */
export async function fresh(browser, work) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(VIEWPORT);
    page.setDefaultTimeout(120_000);
    return await work(page);
  } finally {
    await context.close();
  }
}

export async function slowNetwork(page) {
  const client = await page.createCDPSession();
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", SLOW);
}

export const slowProcessor = (page, times) => page.emulateCPUThrottling(times);
