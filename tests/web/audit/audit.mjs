// Runs the published audit of the GraphQL-over-HTTP specification: node audit.mjs [URL].
// Without a URL it starts the small schema beside this file by the Python named in PYTHON (default: python3).
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const require = createRequire(`${process.env.AUDIT_MODULES ?? process.cwd()}/`);
const { auditServer } = require("graphql-http");

let url = process.argv[2];
let server;
if (!url) {
  const script = fileURLToPath(new URL("serve.py", import.meta.url));
  server = spawn(process.env.PYTHON ?? "python3", [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(server.stdout, "data");
  url = String(line).trim();
  await up(url);
}
try {
  const results = await auditServer({ url });
  const failed = results.filter((result) => result.status !== "ok");
  for (const { id, name, status, reason } of failed) console.log(`${status} ${id} ${name}: ${reason}`);
  console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length ? 1 : 0;
} finally {
  server?.kill();
}

async function up(address) {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      return await fetch(address, { method: "OPTIONS" });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${address} does not answer`);
}
