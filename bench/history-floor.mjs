// What reading a whole history costs by itself: lists every object that a ref reaches, and reads and counts its bytes.
import { spawn } from "node:child_process";

const cwd = process.argv[2];
const git = (...args) => spawn("git", args, { cwd, stdio: ["pipe", "pipe", "inherit"] });

const list = git("rev-list", "--objects", "--all", "--no-object-names");
const read = git("cat-file", "--batch", "--buffer");
list.stdout.pipe(read.stdin);
let bytes = 0;
for await (const chunk of read.stdout) bytes += chunk.length;
console.log(bytes);
