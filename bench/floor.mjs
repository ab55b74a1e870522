// The floor: walk a folder, stat, read and hash every file, and nothing else. No tool that reads all notes can be
// quicker by much, so other times are given as multiples of this one.
//
//   node bench/floor.mjs DIR
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";

const folders = [process.argv[2] ?? "."];
let files = 0;
let bytes = 0;
for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) folders.push(path);
    if (!lstatSync(path).isFile()) continue;
    const data = readFileSync(path);
    createHash("sha256").update(data).digest("hex");
    files += 1;
    bytes += data.length;
  }
}
process.stdout.write(`${files} files, ${bytes} bytes\n`);
