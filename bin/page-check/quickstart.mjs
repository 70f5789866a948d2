// A quickstart with a drill, as a process of this check.

import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** Starts it; returns `{url, stop, pause, resume, output}` once the page answers. */
export async function start(home, limitMillis) {
  const options = ["quickstart", "--drill", "--port", "0", "--set", `http.port=${await freePort()}`];
  const child = spawn(`${home}/undertone`, options, { cwd: home, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const deadline = Date.now() + limitMillis;
  for (;;) {
    const address = /Live page: (\S+)/.exec(output);
    if (address) {
      return {
        url: address[1],
        output: () => output,
        // The launcher becomes the JVM, so its process id is the application's.
        pause: () => child.kill("SIGSTOP"),
        resume: () => child.kill("SIGCONT"),
        stop: () => {
          child.kill("SIGTERM");
          return ended;
        },
        kill: () => child.kill("SIGKILL"),
      };
    }
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`the quickstart did not come up:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
