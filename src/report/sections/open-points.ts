import type { RootContent } from "mdast";
import type { Programme } from "../../model/programme.ts";
import type { ReportInput } from "../input.ts";
import { bullets, heading, numbers, paragraph } from "../nodes.ts";
import { countOf, withStop } from "../phrases.ts";
import { bearsOnPeriod, isAgreed, openPointsOf, subjectOf } from "../programme-agreed.ts";
import type { Section } from "../section.ts";

type Point = Programme["open-points"][number];

/** So few are printed in full in each report. */
const FEW = 12;

/** What a programme that is not agreed leaves open, under a heading of its own: a statement names all, a quarter those that bear on it. */
export const openPoints: Section = {
  name: "open-points",
  says: "under a heading of its own, what a programme that is not agreed leaves open: in a quarter with many, those that bear on it, and the others counted",
  render(input) {
    const open = isAgreed(input) ? [] : openPointsOf(input);
    if (open.length === 0) return [];
    const lead = `The programme, and what it was made from, leave ${countOf(open.length, "point")} to be agreed. None is a criticism.`;
    const blocks =
      open.length <= FEW
        ? [listed(open)]
        : input.facts.period.quarter
          ? ofQuarter(input, open)
          : all(input, open);
    return [heading(2, "Open points of the work programme"), paragraph(lead), ...blocks];
  },
};

function listed(points: readonly Point[]) {
  return numbers(points.map((one) => [withStop(one.text)]));
}

function all(input: ReportInput, open: readonly Point[]): readonly RootContent[] {
  return bySubject(input, open).flatMap(([subject, points]) => [
    paragraph(`${subject}, ${points.length}:`),
    bullets(points.map((one) => [withStop(one.text)])),
  ]);
}

function ofQuarter(input: ReportInput, open: readonly Point[]): readonly RootContent[] {
  const now = open.filter((one) => bearsOnPeriod(input, one));
  const others = open.filter((one) => !now.includes(one));
  const counts = bySubject(input, others).map(([subject, points]) => `${subject} ${points.length}`);
  return [
    ...(now.length > 0
      ? [paragraph("These bear on what was planned, done or found in this quarter:"), listed(now)]
      : []),
    ...(counts.length > 0
      ? [
          paragraph(
            `The other ${others.length}, by what they are about: ${counts.join("; ")}. The programme itself and the year's statement of assurance name each of them.`,
          ),
        ]
      : []),
  ];
}

function bySubject(
  input: ReportInput,
  points: readonly Point[],
): readonly (readonly [string, readonly Point[]])[] {
  const found = new Map<string, Point[]>();
  for (const one of points) {
    const subject = subjectOf(input, one);
    found.set(subject, [...(found.get(subject) ?? []), one]);
  }
  return [...found];
}
