// WebKit driver: its WebDriver, on a screen in memory, one fresh browser for each run. It has no network that could be
// made slow, and no processor: the server is slow instead.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VIEWPORT } from "./driver.js";

/** What starting takes at most, in milliseconds. */
const PATIENCE = 120_000;
const BROWSER = "webkitgtk:browserOptions";

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Starts the driver. Answers with its version, what gives a fresh page to some work, and a way to stop. */
export async function launchWebKit() {
  const home = mkdtempSync(join(tmpdir(), "coalition-timeline-bench-"));
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" };
  const size = `${VIEWPORT.width}x${VIEWPORT.height + 100}x24`;
  const screenArguments = ["-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"];
  const screen = spawn(process.env.XVFB, screenArguments, { env, stdio: ["ignore", "pipe", "ignore"] });
  const number = await new Promise((done) => screen.stdout.once("data", (said) => done(String(said).trim())));
  const port = await freePort();
  const started = { env: { ...env, DISPLAY: `:${number}` }, stdio: "ignore", detached: true };
  const driver = spawn(process.env.WEBKITDRIVER, [`--port=${port}`], started);
  const ask = async (method, path, body) => {
    const address = `http://127.0.0.1:${port}${path}`;
    const answer = await fetch(address, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${path}: ${value.error} ${value.message}`);
    return value;
  };
  const end = performance.now() + PATIENCE;
  while (!(await ask("GET", "/status").catch(() => null))) {
    if (performance.now() > end) throw new Error("WebKit's driver does not start.");
    await new Promise((done) => setTimeout(done, 20));
  }
  const browser = { binary: process.env.MINIBROWSER, args: ["--automation"] };
  const timeouts = { script: PATIENCE, pageLoad: PATIENCE };
  const begin = () => ask("POST", "/session", { capabilities: { alwaysMatch: { [BROWSER]: browser, timeouts } } });
  let version = "WebKitGTK";
  const fresh = async (work) => {
    const { sessionId, capabilities } = await begin();
    version = `WebKitGTK ${capabilities.browserVersion}`;
    const at = `/session/${sessionId}`;
    try {
      await ask("POST", `${at}/window/rect`, VIEWPORT);
      return await work({
        goto: (url) => ask("POST", `${at}/url`, { url }),
        run: (script) => ask("POST", `${at}/execute/async`, { script, args: [] }),
      });
    } finally {
      await ask("DELETE", at);
    }
  };
  const stop = () => {
    process.kill(-driver.pid, "SIGKILL");
    screen.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { fresh, stop, version: () => version };
}
