// The figures as tables of plain text.

const thousands = (count) => count.toLocaleString("en-GB");
const seconds = (value) => `${value.toFixed(2)} s`;
const times = (value) => `${value.toFixed(2)} x`;
const mib = (value) => `${Math.round(value)} MiB`;
const kibibytes = (bytes) => `${thousands(Math.round(bytes / 1024))} KiB`;
const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(2)} MiB`;

export function machineText({ date, version, machine }) {
  const { cores, node, platform, memoryGib, load } = machine;
  return `scrutiny ${version}, ${date}. ${cores} cores, ${memoryGib} GiB, ${platform}, Node ${node}; load at the start ${load.toFixed(1)}.`;
}

/** Every run of one size; each ratio is to the floor of the same corpus. */
export function sizeText(size) {
  const { plain } = size.corpora;
  const rows = size.runs.map((run) => [
    run.name,
    seconds(run.best),
    times(run.ratio),
    `${((run.best * 1e6) / size.notes).toFixed(0)} us`,
    mib(run.peakMib),
    `${run.all.length}`,
  ]);
  const title = `${thousands(size.notes)} notes (${thousands(plain.files)} files, ${mebibytes(plain.bytes)})`;
  return `${title}\n${table(["", "best", "to floor", "a note", "peak", "runs"], rows)}`;
}

export function growthText(growth, fixed) {
  const rows = growth.map((step) => [
    `${thousands(step.from)} to ${thousands(step.to)}`,
    times(step.growth),
    times(step.netGrowth),
  ]);
  const check = fixed.runs.find((run) => run.name === "check");
  const title = "Growth of check: time a note, larger size against smaller";
  const part = `Fixed part: check of the ${fixed.notes} notes of the reported quarter alone takes ${seconds(check.best)}.`;
  return `${title}\n${table(["notes", "as it is", "without the fixed part"], rows)}\n  ${part}`;
}

/** What others take; each ratio is of the time a note, to that of check. */
export function peersText(peers) {
  const aNote = (one) => one.best / one.notes;
  const [check] = peers;
  const rows = peers.map((one) => [
    one.name,
    thousands(one.notes),
    seconds(one.best),
    `${(aNote(one) * 1e6).toFixed(0)} us`,
    times(aNote(one) / aNote(check)),
  ]);
  return `What others take for the same notes\n${table(["", "notes", "best", "a note", "to check"], rows)}`;
}

/** The runs of one document, the whole processes of each, and what came of them. */
export function documentText({ title, notes, runs, files }) {
  const rows = runs.map((run) => [
    run.name,
    seconds(run.best),
    run.cpu === undefined ? "" : seconds(run.cpu),
    run.peakMib === undefined ? "" : mib(run.peakMib),
    `${run.all.length}`,
  ]);
  const sizes = files.map(({ name, bytes, pages }) => [name, kibibytes(bytes), `${pages ?? ""}`]);
  const times = table(["", "best", "processor", "peak", "runs"], rows);
  return `${title} (${thousands(notes)} notes)\n${times}\n\n${table(["", "size", "pages"], sizes)}`;
}

/** What one hostile file among fifty good notes costs: the worst first. */
export function hostileText(rows) {
  const shown = [...rows].sort((a, b) => (b.more ?? 0) - (a.more ?? 0));
  const cells = shown.map(({ name, seconds: all, more, hidden }) => [
    name,
    seconds(all),
    more === undefined ? "" : seconds(more),
    `${hidden}`,
  ]);
  return `One hostile file among fifty good notes\n${table(["", "check", "more", "hidden"], cells)}`;
}

/** The reading commands on the example; each ratio is to check there. */
export function readingText({ runs, missing }) {
  const rows = runs.map((one) => [one.name, seconds(one.best), times(one.ratio)]);
  const skipped = missing.length > 0 ? `\n  Not there yet: ${missing.join(", ")}.` : "";
  return `Reading the example\n${table(["", "best", "to check"], rows)}${skipped}`;
}

export function startText(start, count) {
  const rows = start.map((one) => [
    one.name,
    `${(one.median * 1000).toFixed(1)} ms`,
    one.ratio === undefined ? "" : times(one.ratio),
  ]);
  return `Start, median of ${count} in turn\n${table(["", "median", "to node"], rows)}`;
}

export function installedText({ parts, packages, bytes }) {
  const rows = [...parts, ...packages].map((one) => [one.name, mebibytes(one.bytes)]);
  return `Installed size in production, this platform\n${table(["", "bytes"], [...rows, ["together", mebibytes(bytes)]])}`;
}

export function targetsText(targets) {
  const rows = targets.map(({ target, figure, limit, plain, verdict }) => {
    const shown = (value) => (value === null ? "" : plain ? `${Math.round(value)}` : times(value));
    return [target, shown(figure), shown(limit), verdict];
  });
  const aligned = table(["", "now", "at most", "verdict"], rows, ["verdict"]);
  return `Held against the targets\n${aligned}\nWhat to do where one does not hold: docs/performance.md.`;
}

/** First column to the left, numbers to the right; the columns named in `left` too to the left. */
function table(head, rows, left = []) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
  const line = (row) =>
    row
      .map((cell, at) =>
        at === 0 || left.includes(head[at]) ? cell.padEnd(widths[at]) : cell.padStart(widths[at]),
      )
      .join("   ")
      .trimEnd();
  return [head, ...rows].map((row) => `  ${line(row)}`).join("\n");
}
