// The figures that the project holds itself to, and whether those of this run are within them.

/** Each target with the run's figure and a verdict: holds, not yet, or not measured (and why). */
export function heldAgainstTargets({ sizes, growth, start, peers, hostile, reading }) {
  const large = sizes.find((size) => size.notes === 10_000);
  const huge = sizes.find((size) => size.notes === 100_000);
  const ratio = (of, name, to) => of && bestOf(of, name) / bestOf(of, to);
  const need = (notes) => `--sizes ${notes}`;
  return [
    atMost("check, 10,000 plain notes, against the floor", {
      figure: ratio(large, "check", "floor"),
      limit: 6,
      needs: need(10_000),
    }),
    atMost("check, 10,000 notes for the yaml package, against the floor", {
      figure: ratio(large, "check, yaml", "floor, yaml"),
      limit: 20,
      needs: need(10_000),
    }),
    peers
      ? atMost("check, 10,000 notes, against velite on the same notes", {
          figure: peers[0].best / peers[1].best,
          limit: 1 / 3,
        })
      : notMeasured("check, 10,000 notes, at most a third of velite", "the peers could not be installed"),
    ...growth.map((step) =>
      atMost(`time a note, ${thousands(step.from)} to ${thousands(step.to)} notes, without the fixed part`, {
        figure: step.netGrowth,
        limit: 1.3,
      }),
    ),
    atMost("peak memory of check, 100,000 notes, MiB", {
      figure: huge && peakOf(huge, "check"),
      limit: 1_430,
      needs: need(100_000),
      plain: true,
    }),
    atMost("check --since, 5 of 10,000 notes changed, against check", {
      figure: ratio(large, "check --since", "check, of a repository"),
      limit: 0.5,
      needs: need(10_000),
    }),
    atMost("check at a commit, 10,000 notes, against the work tree", {
      figure: ratio(large, "check --at", "check, of a repository"),
      limit: 1.25,
      needs: need(10_000),
    }),
    atMost("report --quarter (md), 10,000 notes, against check", {
      figure: ratio(large, "report md", "check"),
      limit: 1.2,
      needs: need(10_000),
    }),
    ...["search", "trace", "brief"].map((name) =>
      atMost(`${name}, 10,000 notes, against check`, {
        figure: ratio(large, name, "check"),
        limit: 3,
        needs: need(10_000),
      }),
    ),
    atMost("peak memory of report (md, pdf), 10,000 notes, MiB", {
      figure: large && peakOf(large, "report md, pdf"),
      limit: 572,
      needs: need(10_000),
      plain: true,
    }),
    notMeasured(
      "the PDF against Chromium's print; time a page at 30 and 200 pages",
      "by npm run bench:formats",
    ),
    atMost("one hostile file among fifty good notes: seconds more, the worst", {
      figure: hostile && Math.max(...hostile.map((one) => one.more ?? 0)),
      limit: 2,
    }),
    atMost("one hostile file among fifty good notes: problems of others hidden", {
      figure: hostile?.reduce((sum, one) => sum + one.hidden, 0),
      limit: 0,
      plain: true,
    }),
    ...reading.runs
      .slice(1)
      .map((one) => atMost(`${one.name} on the example, against check`, { figure: one.ratio, limit: 3 })),
    ...reading.missing.map((name) => notMeasured(`${name} on the example`, "it is not there yet")),
    ...start
      .filter((one) => one.ratio !== undefined)
      .map((one) => atMost(`start: ${one.name}, against bare node`, { figure: one.ratio, limit: 1.5 })),
  ];
}

export function bestOf(size, name) {
  return size.runs.find((run) => run.name === name).best;
}

function peakOf(size, name) {
  return size.runs.find((run) => run.name === name).peakMib;
}

/** One target; `plain`: the figure is a quantity and not a multiple. */
export function atMost(target, { figure, limit, needs, plain = false }) {
  if (figure === undefined) return notMeasured(target, `needs ${needs}`);
  const verdict = figure <= limit ? "holds" : "not yet";
  return { target, figure, limit, plain, verdict };
}

/** A target without a figure in this run. */
export function notMeasured(target, why) {
  return { target, figure: null, limit: null, plain: false, verdict: `not measured: ${why}` };
}

const thousands = (count) => count.toLocaleString("en-GB");
