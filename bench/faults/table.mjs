// The table of a run, as Markdown.
const FAULTS = [
  ["no space", /ENOSPC/],
  ["I/O error", /EIO/],
  ["no permission", /EACCES|EPERM|EROFS/],
  ["interrupted", /EINTR/],
  ["short write", /retval|short/],
  ["not started", /EMFILE|ENOMEM/],
  ["SIGKILL", /SIGKILL/],
  ["SIGTERM", /SIGTERM/],
];
const count = (list, is) => list.filter(is).length;
const row = (cells) => `| ${cells.join(" | ")} |`;

/** A line for each command: how many points, of which calls and faults, and what came of them. */
export function table(rows, { commit, minutes }) {
  const all = rows.flatMap(({ results }) => results);
  const heads = [
    "command",
    "points",
    "missed",
    ...FAULTS.map(([name]) => name),
    "old",
    "new",
    "some new",
    "stray file",
    "lost",
    "torn",
    "other",
  ];
  const line = (name, results) => [
    name,
    results.length,
    count(results, ({ struck }) => !struck),
    ...FAULTS.map(([, is]) => count(results, ({ what }) => is.test(what))),
    ...["old", "new", "some"].map((state) => count(results, (one) => one.state === state)),
    count(results, ({ strays }) => strays.length > 0),
    ...["lost", "torn", "bad"].map((what) => count(results, (one) => one[what].length > 0)),
  ];
  return [
    `${new Date().toISOString().slice(0, 10)}, commit ${commit.slice(0, 12)}, Node ${process.versions.node}, ${minutes} minutes.`,
    "",
    row(heads),
    row(heads.map((_, at) => (at === 0 ? "---" : "---:"))),
    ...rows.map(({ name, results }) => row(line(name, results))),
    row(line("all", all)),
  ].join("\n");
}
