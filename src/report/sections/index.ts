import type { Section } from "../section.ts";
import { areas } from "./areas.ts";
import { atAGlance } from "./at-a-glance.ts";
import { challenges } from "./challenges.ts";
import { decisionsAsked } from "./decisions-asked.ts";
import { evidenceIndex } from "./evidence-index.ts";
import { figures } from "./figures.ts";
import { forwardLook } from "./forward-look.ts";
import { header } from "./header.ts";
import { headline } from "./headline.ts";
import { lastDecisions } from "./last-decisions.ts";
import { learningReviews } from "./learning-reviews.ts";
import { methodAndLimits } from "./method-and-limits.ts";
import { openPoints } from "./open-points.ts";
import { otherWords } from "./other-words.ts";
import { outsideFramework } from "./outside-framework.ts";
import { recommendations } from "./recommendations.ts";
import { voice } from "./voice.ts";
import { workProgramme } from "./work-programme.ts";

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
] as const satisfies readonly Section[];
