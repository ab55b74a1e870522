// What the detectors are held to, and whether the figures of this run are within it.
import { LINEAR } from "./linearity.mjs";
import { sumOf } from "./recall.mjs";
import { KINDS } from "./values.mjs";

const SPEED_OF = "notes as people write them";

/** Each target with the figure of this run; parts that were not measured are told as such. */
export function heldAgainstTargets({ recall, lookAlikes, realTexts, linearity, speed }) {
  return [
    ...(recall ? recallTargets(recall) : [notMeasured("recall")]),
    ...(lookAlikes
      ? [
          atMost("errors on look-alikes, a million characters", lookAlikes.perMillion, 2),
          atMost("errors on the project's own texts", realTexts.alarms.length, 0),
        ]
      : [notMeasured("false errors")]),
    ...(linearity
      ? [atMost("time for twice the text, the worst of all", worstOf(linearity), LINEAR)]
      : [notMeasured("linearity")]),
    ...(speed
      ? [atLeast(`MB a second, ${SPEED_OF}`, speed.find((one) => one.name === SPEED_OF).megabytesASecond, 25)]
      : [notMeasured("speed")]),
  ];
}

function recallTargets(recall) {
  const hard = recall.filter((row) => row.split === "hard");
  const byKind = KINDS.map(
    (kind) => sumOf(recall.filter((row) => row.kind === kind && row.split === "hard")).share,
  );
  return [
    atLeast(
      "plain forms found, in 100",
      100 * sumOf(recall.filter((row) => row.split === "plain")).share,
      100,
    ),
    atLeast("hard forms found, in 100", 100 * sumOf(hard).share, 98),
    atLeast(
      "hard forms of the worst kind found, in 100",
      100 * Math.min(...byKind.filter((one) => one !== undefined)),
      95,
    ),
  ];
}

function worstOf(linearity) {
  return Math.max(...linearity.map((one) => one.ratio));
}

function atLeast(target, figure, limit) {
  return { target, figure, limit: `at least ${limit}`, verdict: figure >= limit ? "holds" : "not yet" };
}

function atMost(target, figure, limit) {
  return { target, figure, limit: `at most ${limit}`, verdict: figure <= limit ? "holds" : "not yet" };
}

function notMeasured(target) {
  return { target, figure: null, limit: "", verdict: "not measured in this run" };
}
