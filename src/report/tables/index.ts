import type { TableKind } from "../table-kind.ts";
import { calendar } from "./calendar.ts";
import { challenges } from "./challenges.ts";
import { coverage } from "./coverage.ts";
import { diary } from "./diary.ts";
import { escalations } from "./escalations.ts";
import { evidence } from "./evidence.ts";
import { figures } from "./figures.ts";
import { learningReviews } from "./learning-reviews.ts";
import { recommendations } from "./recommendations.ts";
import { requests } from "./requests.ts";

/** Every kind of export, in the order of `EXPORT_KINDS`. */
export const TABLES: readonly TableKind[] = [
  evidence,
  diary,
  recommendations,
  challenges,
  escalations,
  requests,
  learningReviews,
  coverage,
  figures,
  calendar,
];
