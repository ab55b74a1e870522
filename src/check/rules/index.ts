import type { Rule } from "../rule.ts";
import { activityCalledImpact } from "./activity-called-impact.ts";
import { areaByOneMethod } from "./area-by-one-method.ts";
import { areaFromLine1Only } from "./area-from-line-1-only.ts";
import { areaFromOneSource } from "./area-from-one-source.ts";
import { areaJudgedWithoutEvidence } from "./area-judged-without-evidence.ts";
import { areaOnlyReported } from "./area-only-reported.ts";
import { areaWithoutRecentEvidence } from "./area-without-recent-evidence.ts";
import { areaWithoutVoice } from "./area-without-voice.ts";
import { attachmentChanged } from "./attachment-changed.ts";
import { attachmentMissing } from "./attachment-missing.ts";
import { attachmentOutside } from "./attachment-outside.ts";
import { attachmentTooLarge } from "./attachment-too-large.ts";
import { attachmentWithoutDigest } from "./attachment-without-digest.ts";
import { citationAfterCutOff } from "./citation-after-cut-off.ts";
import { citationOfDraftNote } from "./citation-of-draft-note.ts";
import { citationOfMissingFinding } from "./citation-of-missing-finding.ts";
import { citationOfSupersededNote } from "./citation-of-superseded-note.ts";
import { citationOfWithdrawnNote } from "./citation-of-withdrawn-note.ts";
import { citationWithoutFindingNumber } from "./citation-without-finding-number.ts";
import { claimWithoutEvidence } from "./claim-without-evidence.ts";
import { clashingNumber } from "./clashing-number.ts";
import { criterionRemoved } from "./criterion-removed.ts";
import { danglingCitation } from "./dangling-citation.ts";
import { dateDiffersFromId } from "./date-differs-from-id.ts";
import { dayInFuture } from "./day-in-future.ts";
import { diaryDayInWrongYear } from "./diary-day-in-wrong-year.ts";
import { dueMovedWithoutReason } from "./due-moved-without-reason.ts";
import { figurePeriodUnknown } from "./figure-period-unknown.ts";
import { figureSourceUnknown } from "./figure-source-unknown.ts";
import { findingOfSeveralSentences } from "./finding-of-several-sentences.ts";
import { frameworkTextChanged } from "./framework-text-changed.ts";
import { gradedJtai } from "./graded-jtai.ts";
import { headlineTooLong } from "./headline-too-long.ts";
import { longSentence } from "./long-sentence.ts";
import { methodNotOfNote } from "./method-not-of-note.ts";
import { noOwner } from "./no-owner.ts";
import { notAcceptedWithoutReason } from "./not-accepted-without-reason.ts";
import { notDoneWithoutWhy } from "./not-done-without-why.ts";
import { noteInWrongYear } from "./note-in-wrong-year.ts";
import { nothingNewWithFindings } from "./nothing-new-with-findings.ts";
import { numberNotInFigures } from "./number-not-in-figures.ts";
import { percentageOfFew } from "./percentage-of-few.ts";
import { percentageWithoutBase } from "./percentage-without-base.ts";
import { programmeNotAgreed } from "./programme-not-agreed.ts";
import { programmeOfWrongYear } from "./programme-of-wrong-year.ts";
import { promptNotReplaced } from "./prompt-not-replaced.ts";
import { quoteNotAgreed } from "./quote-not-agreed.ts";
import { recordRemoved } from "./record-removed.ts";
import { repeatedDiaryLine } from "./repeated-diary-line.ts";
import { repeatedHeading } from "./repeated-heading.ts";
import { repeatedId } from "./repeated-id.ts";
import { repeatedReturn } from "./repeated-return.ts";
import { retiredTerm } from "./retired-term.ts";
import { roundClosedWithCommentOpen } from "./round-closed-with-comment-open.ts";
import { statementOfWrongYear } from "./statement-of-wrong-year.ts";
import { supersedesCycle } from "./supersedes-cycle.ts";
import { toBeforeFrom } from "./to-before-from.ts";
import { todayWithoutNotice } from "./today-without-notice.ts";
import { toldAndFoundDiffer } from "./told-and-found-differ.ts";
import { unknownActivity } from "./unknown-activity.ts";
import { unknownAgency } from "./unknown-agency.ts";
import { unknownArea } from "./unknown-area.ts";
import { unknownCriterion } from "./unknown-criterion.ts";
import { unknownFramework } from "./unknown-framework.ts";
import { unknownHeading } from "./unknown-heading.ts";
import { unknownLevel } from "./unknown-level.ts";
import { unknownMarking } from "./unknown-marking.ts";
import { unknownParty } from "./unknown-party.ts";
import { unknownPriority } from "./unknown-priority.ts";
import { unknownReference } from "./unknown-reference.ts";
import { unknownRequirement } from "./unknown-requirement.ts";
import { unknownRow } from "./unknown-row.ts";
import { unknownStage } from "./unknown-stage.ts";
import { unknownTimeZone } from "./unknown-time-zone.ts";
import { unnamedAttachment } from "./unnamed-attachment.ts";
import { untilBeforeDate } from "./until-before-date.ts";
import { untitledDiaryLine } from "./untitled-diary-line.ts";
import { updateAltered } from "./update-altered.ts";
import { updateDiffers } from "./update-differs.ts";
import { updatesOutOfOrder } from "./updates-out-of-order.ts";
import { usSpelling } from "./us-spelling.ts";
import { withdrawnEvidence } from "./withdrawn-evidence.ts";
import { withdrawnWithoutReason } from "./withdrawn-without-reason.ts";
import { wordsOfWrongQuarter } from "./words-of-wrong-quarter.ts";
import { yearWithoutProgramme } from "./year-without-programme.ts";

/** Every rule there is, by id. What is met in reading a file (shape, encoding, place) is in `reading-rules.ts`. */
export const RULES = [
  activityCalledImpact,
  areaByOneMethod,
  areaFromLine1Only,
  areaFromOneSource,
  areaJudgedWithoutEvidence,
  areaOnlyReported,
  areaWithoutRecentEvidence,
  areaWithoutVoice,
  attachmentChanged,
  attachmentMissing,
  attachmentOutside,
  attachmentTooLarge,
  attachmentWithoutDigest,
  citationAfterCutOff,
  citationOfDraftNote,
  citationOfMissingFinding,
  citationOfSupersededNote,
  citationOfWithdrawnNote,
  citationWithoutFindingNumber,
  claimWithoutEvidence,
  clashingNumber,
  criterionRemoved,
  danglingCitation,
  dateDiffersFromId,
  dayInFuture,
  diaryDayInWrongYear,
  dueMovedWithoutReason,
  figurePeriodUnknown,
  figureSourceUnknown,
  findingOfSeveralSentences,
  frameworkTextChanged,
  gradedJtai,
  headlineTooLong,
  longSentence,
  methodNotOfNote,
  noOwner,
  notAcceptedWithoutReason,
  notDoneWithoutWhy,
  noteInWrongYear,
  nothingNewWithFindings,
  numberNotInFigures,
  percentageOfFew,
  percentageWithoutBase,
  programmeNotAgreed,
  programmeOfWrongYear,
  promptNotReplaced,
  quoteNotAgreed,
  recordRemoved,
  repeatedDiaryLine,
  repeatedHeading,
  repeatedId,
  repeatedReturn,
  retiredTerm,
  roundClosedWithCommentOpen,
  statementOfWrongYear,
  supersedesCycle,
  toBeforeFrom,
  todayWithoutNotice,
  toldAndFoundDiffer,
  unknownActivity,
  unknownAgency,
  unknownArea,
  unknownCriterion,
  unknownFramework,
  unknownHeading,
  unknownLevel,
  unknownMarking,
  unknownParty,
  unknownPriority,
  unknownReference,
  unknownRequirement,
  unknownRow,
  unknownStage,
  unknownTimeZone,
  unnamedAttachment,
  untilBeforeDate,
  untitledDiaryLine,
  updateAltered,
  updateDiffers,
  updatesOutOfOrder,
  usSpelling,
  withdrawnEvidence,
  withdrawnWithoutReason,
  wordsOfWrongQuarter,
  yearWithoutProgramme,
] as const satisfies readonly Rule[];
