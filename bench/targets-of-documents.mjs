// What the making of documents is held to.
import { atMost, bestOf, notMeasured } from "./targets.mjs";

/** 600 MB. */
const MEMORY = 572;

/** Each target with the run's figure and a verdict, as `heldAgainstTargets`. */
export function heldOfDocuments({ quarter, short, long }) {
  const chromium = (target, document, limit, ours) =>
    has(document, "Chromium")
      ? atMost(target, { figure: ours / bestOf(document, "Chromium"), limit })
      : notMeasured(target, "there is no Chromium");
  const everything = bestOf(quarter, ALL);
  return [
    chromium("all four formats of 40 notes, against Chromium's print", quarter, 1, everything),
    has(quarter, PANDOC)
      ? atMost(`all four formats of 40 notes, against ${PANDOC}`, {
          figure: everything / bestOf(quarter, PANDOC),
          limit: 0.5,
        })
      : notMeasured(`all four formats of 40 notes, at most half of ${PANDOC}`, "needs --install"),
    chromium(
      `what the PDF adds, ${pages(short)} pages, against Chromium's print`,
      short,
      1 / 3,
      added(short),
    ),
    chromium(`what the PDF adds, ${pages(long)} pages, against Chromium's print`, long, 1 / 2, added(long)),
    atMost(`time a page of the PDF, ${pages(short)} to ${pages(long)} pages`, {
      figure: added(long) / pages(long) / (added(short) / pages(short)),
      limit: 1.5,
    }),
    ...[short, long].map((document) =>
      atMost(`peak memory of report (pdf), ${pages(document)} pages, MiB`, {
        figure: document.runs.find((run) => run.name === "report pdf").peakMib,
        limit: MEMORY,
        plain: true,
      }),
    ),
  ];
}

const ALL = "report md, pdf, html, docx";
const PANDOC = "pandoc with WeasyPrint";
const has = (document, name) => document.runs.some((run) => run.name === name);
const pages = (document) => document.files.find((file) => file.name === "pdf").pages;
/** The PDF alone: without the reading, checking and composing that every format needs. */
const added = (document) => bestOf(document, "report pdf") - bestOf(document, "report md");
