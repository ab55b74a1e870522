import type { Section } from "../section.ts";
import { areaChapters } from "./area-chapters.ts";
import { areas } from "./areas.ts";
import { areasByQuarter } from "./areas-by-quarter.ts";
import { atAGlance } from "./at-a-glance.ts";
import { basis } from "./basis.ts";
import { challenges } from "./challenges.ts";
import { changesSinceAccuracy } from "./changes-since-accuracy.ts";
import { changesSinceIssue } from "./changes-since-issue.ts";
import { corrections } from "./corrections.ts";
import { decisionsAsked } from "./decisions-asked.ts";
import { difference } from "./difference.ts";
import { dutiesAndFunctions } from "./duties-and-functions.ts";
import { evidenceByArea } from "./evidence-by-area.ts";
import { evidenceBySource } from "./evidence-by-source.ts";
import { evidenceIndex } from "./evidence-index.ts";
import { figures } from "./figures.ts";
import { figuresOverTime } from "./figures-over-time.ts";
import { forwardLook } from "./forward-look.ts";
import { frameworkText } from "./framework-text.ts";
import { header } from "./header.ts";
import { headline } from "./headline.ts";
import { howToRead } from "./how-to-read.ts";
import { lastDecisions } from "./last-decisions.ts";
import { learningReviews } from "./learning-reviews.ts";
import { methodAndLimits } from "./method-and-limits.ts";
import { notLookedAt } from "./not-looked-at.ts";
import { openPoints } from "./open-points.ts";
import { opinion } from "./opinion.ts";
import { otherWords } from "./other-words.ts";
import { outsideFramework } from "./outside-framework.ts";
import { programmeByQuarter } from "./programme-by-quarter.ts";
import { recommendations } from "./recommendations.ts";
import { recommendationsByStatus } from "./recommendations-by-status.ts";
import { lastYearsRecommendations, thisYearsRecommendations } from "./recommendations-of-year.ts";
import { roleAndInterests } from "./role-and-interests.ts";
import { shortNames } from "./short-names.ts";
import { voice } from "./voice.ts";
import { voicesHeard } from "./voices-heard.ts";
import { leadership, nextYear, principles, yearlyReport } from "./words-of-year.ts";
import { workProgramme } from "./work-programme.ts";
import { yearAtAGlance } from "./year-at-a-glance.ts";

/** Every section that a template can ask for by its name. */
export const SECTIONS = [
  header,
  headline,
  decisionsAsked,
  lastDecisions,
  atAGlance,
  workProgramme,
  areas,
  outsideFramework,
  otherWords,
  voice,
  learningReviews,
  challenges,
  recommendations,
  forwardLook,
  methodAndLimits,
  openPoints,
  figures,
  evidenceIndex,
  opinion,
  basis,
  roleAndInterests,
  notLookedAt,
  yearAtAGlance,
  areaChapters,
  leadership,
  dutiesAndFunctions,
  principles,
  lastYearsRecommendations,
  thisYearsRecommendations,
  difference,
  yearlyReport,
  nextYear,
  frameworkText,
  changesSinceAccuracy,
  changesSinceIssue,
  corrections,
  areasByQuarter,
  programmeByQuarter,
  evidenceBySource,
  voicesHeard,
  recommendationsByStatus,
  figuresOverTime,
  shortNames,
  howToRead,
  evidenceByArea,
] as const satisfies readonly Section[];
