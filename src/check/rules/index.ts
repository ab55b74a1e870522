import type { Rule } from "../rule.ts";
import { accuracyRoundOverdue } from "./accuracy-round-overdue.ts";
import { activityCalledImpact } from "./activity-called-impact.ts";
import { answerWithoutView } from "./answer-without-view.ts";
import { areaByOneMethod } from "./area-by-one-method.ts";
import { areaFromLine1Only } from "./area-from-line-1-only.ts";
import { areaFromOneSource } from "./area-from-one-source.ts";
import { areaJudgedWithoutEvidence } from "./area-judged-without-evidence.ts";
import { areaOnlyReported } from "./area-only-reported.ts";
import { areaWithoutCriteria } from "./area-without-criteria.ts";
import { areaWithoutRecentEvidence } from "./area-without-recent-evidence.ts";
import { areaWithoutVoice } from "./area-without-voice.ts";
import { attachmentChanged } from "./attachment-changed.ts";
import { attachmentMissing } from "./attachment-missing.ts";
import { attachmentOutside } from "./attachment-outside.ts";
import { attachmentTooLarge } from "./attachment-too-large.ts";
import { attachmentWithoutDigest } from "./attachment-without-digest.ts";
import { carriedOnToNothing } from "./carried-on-to-nothing.ts";
import { challengeAnswerOverdue } from "./challenge-answer-overdue.ts";
import { changedSinceConfirmed } from "./changed-since-confirmed.ts";
import { citationAfterCutOff } from "./citation-after-cut-off.ts";
import { citationOfDraftNote } from "./citation-of-draft-note.ts";
import { citationOfMissingFinding } from "./citation-of-missing-finding.ts";
import { citationOfSupersededNote } from "./citation-of-superseded-note.ts";
import { citationOfWithdrawnNote } from "./citation-of-withdrawn-note.ts";
import { citationWithoutFindingNumber } from "./citation-without-finding-number.ts";
import { claimWithoutEvidence } from "./claim-without-evidence.ts";
import { clashingNumber } from "./clashing-number.ts";
import { closedThoughNotAnswered } from "./closed-though-not-answered.ts";
import { closedThoughNotEmbedded } from "./closed-though-not-embedded.ts";
import { closedWithOpenStatus } from "./closed-with-open-status.ts";
import { closedWithoutDay } from "./closed-without-day.ts";
import { colourHardToRead } from "./colour-hard-to-read.ts";
import { completeAndUntested } from "./complete-and-untested.ts";
import { criterionRemoved } from "./criterion-removed.ts";
import { danglingCitation } from "./dangling-citation.ts";
import { dateDiffersFromId } from "./date-differs-from-id.ts";
import { dayInFuture } from "./day-in-future.ts";
import { decisionWithoutOutcome } from "./decision-without-outcome.ts";
import { diaryDayInWrongYear } from "./diary-day-in-wrong-year.ts";
import { dueMovedWithoutReason } from "./due-moved-without-reason.ts";
import { figurePeriodUnknown } from "./figure-period-unknown.ts";
import { figureSourceUnknown } from "./figure-source-unknown.ts";
import { findingOfSeveralSentences } from "./finding-of-several-sentences.ts";
import { frameworkTextChanged } from "./framework-text-changed.ts";
import { gradedJtai } from "./graded-jtai.ts";
import { headlineTooLong } from "./headline-too-long.ts";
import { heardAndNotToldBack } from "./heard-and-not-told-back.ts";
import { idOutsideItsArea } from "./id-outside-its-area.ts";
import { learningReviewOverdue } from "./learning-review-overdue.ts";
import { logoNotPrinted } from "./logo-not-printed.ts";
import { longSentence } from "./long-sentence.ts";
import { loweredSeverity } from "./lowered-severity.ts";
import { methodNotOfNote } from "./method-not-of-note.ts";
import { misplacedDirective } from "./misplaced-directive.ts";
import { noOwner } from "./no-owner.ts";
import { notAcceptedWithoutReason } from "./not-accepted-without-reason.ts";
import { notDoneWithoutWhy } from "./not-done-without-why.ts";
import { notScannedRecords } from "./not-scanned-records.ts";
import { notYetConfirmed } from "./not-yet-confirmed.ts";
import { noteInWrongYear } from "./note-in-wrong-year.ts";
import { nothingNewWithFindings } from "./nothing-new-with-findings.ts";
import { numberNotInFigures } from "./number-not-in-figures.ts";
import { percentageOfFew } from "./percentage-of-few.ts";
import { percentageWithoutBase } from "./percentage-without-base.ts";
import { programmeChangedSinceAgreed } from "./programme-changed-since-agreed.ts";
import { programmeNotAgreed } from "./programme-not-agreed.ts";
import { programmeOfWrongYear } from "./programme-of-wrong-year.ts";
import { promptNotReplaced } from "./prompt-not-replaced.ts";
import { quoteNotAgreed } from "./quote-not-agreed.ts";
import { quoteNotInSource } from "./quote-not-in-source.ts";
import { recommendationAnswerOverdue } from "./recommendation-answer-overdue.ts";
import { recommendationOverdue } from "./recommendation-overdue.ts";
import { recordRemoved } from "./record-removed.ts";
import { repeatedDiaryLine } from "./repeated-diary-line.ts";
import { repeatedHeading } from "./repeated-heading.ts";
import { repeatedId } from "./repeated-id.ts";
import { repeatedReturn } from "./repeated-return.ts";
import { requestOverdue } from "./request-overdue.ts";
import { requirementNeverAsked } from "./requirement-never-asked.ts";
import { retiredTerm } from "./retired-term.ts";
import { roundClosedWithCommentOpen } from "./round-closed-with-comment-open.ts";
import { statementOfWrongYear } from "./statement-of-wrong-year.ts";
import { supersedesCycle } from "./supersedes-cycle.ts";
import { toBeforeFrom } from "./to-before-from.ts";
import { todayWithoutNotice } from "./today-without-notice.ts";
import { toldAndFoundDiffer } from "./told-and-found-differ.ts";
import { toldBackOverdue } from "./told-back-overdue.ts";
import { unknownActivity } from "./unknown-activity.ts";
import { unknownAgency } from "./unknown-agency.ts";
import { unknownArea } from "./unknown-area.ts";
import { unknownCriterion } from "./unknown-criterion.ts";
import { unknownDirective } from "./unknown-directive.ts";
import { unknownFilledNumber } from "./unknown-filled-number.ts";
import { unknownFramework } from "./unknown-framework.ts";
import { unknownHeading } from "./unknown-heading.ts";
import { unknownLevel } from "./unknown-level.ts";
import { unknownMarking } from "./unknown-marking.ts";
import { unknownParty } from "./unknown-party.ts";
import { unknownPlaceholder } from "./unknown-placeholder.ts";
import { unknownPriority } from "./unknown-priority.ts";
import { unknownReference } from "./unknown-reference.ts";
import { unknownReplacedCriterion } from "./unknown-replaced-criterion.ts";
import { unknownRequirement } from "./unknown-requirement.ts";
import { unknownRow } from "./unknown-row.ts";
import { unknownRule } from "./unknown-rule.ts";
import { unknownStage } from "./unknown-stage.ts";
import { unknownTimeZone } from "./unknown-time-zone.ts";
import { unnamedAttachment } from "./unnamed-attachment.ts";
import { unsafeCasePattern } from "./unsafe-case-pattern.ts";
import { untilBeforeDate } from "./until-before-date.ts";
import { untitledDiaryLine } from "./untitled-diary-line.ts";
import { unusedTemplate } from "./unused-template.ts";
import { updateAltered } from "./update-altered.ts";
import { updateDiffers } from "./update-differs.ts";
import { updatesOutOfOrder } from "./updates-out-of-order.ts";
import { usSpelling } from "./us-spelling.ts";
import { waiverExpired } from "./waiver-expired.ts";
import { waiverOfError } from "./waiver-of-error.ts";
import { waiverUnused } from "./waiver-unused.ts";
import { waiverWithoutDigest } from "./waiver-without-digest.ts";
import { withdrawnEvidence } from "./withdrawn-evidence.ts";
import { withdrawnWithoutReason } from "./withdrawn-without-reason.ts";
import { wordsOfWrongQuarter } from "./words-of-wrong-quarter.ts";
import { yearWithoutProgramme } from "./year-without-programme.ts";

/** Every rule there is, by id. What is met in reading a file (shape, encoding, place) is in `reading-rules.ts`. */
export const RULES = [
  accuracyRoundOverdue,
  activityCalledImpact,
  answerWithoutView,
  areaByOneMethod,
  areaFromLine1Only,
  areaFromOneSource,
  areaJudgedWithoutEvidence,
  areaOnlyReported,
  areaWithoutCriteria,
  areaWithoutRecentEvidence,
  areaWithoutVoice,
  attachmentChanged,
  attachmentMissing,
  attachmentOutside,
  attachmentTooLarge,
  attachmentWithoutDigest,
  carriedOnToNothing,
  challengeAnswerOverdue,
  changedSinceConfirmed,
  citationAfterCutOff,
  citationOfDraftNote,
  citationOfMissingFinding,
  citationOfSupersededNote,
  citationOfWithdrawnNote,
  citationWithoutFindingNumber,
  claimWithoutEvidence,
  clashingNumber,
  closedThoughNotAnswered,
  closedThoughNotEmbedded,
  closedWithOpenStatus,
  closedWithoutDay,
  colourHardToRead,
  completeAndUntested,
  criterionRemoved,
  danglingCitation,
  dateDiffersFromId,
  dayInFuture,
  decisionWithoutOutcome,
  diaryDayInWrongYear,
  dueMovedWithoutReason,
  figurePeriodUnknown,
  figureSourceUnknown,
  findingOfSeveralSentences,
  frameworkTextChanged,
  gradedJtai,
  headlineTooLong,
  heardAndNotToldBack,
  idOutsideItsArea,
  learningReviewOverdue,
  logoNotPrinted,
  longSentence,
  loweredSeverity,
  methodNotOfNote,
  misplacedDirective,
  noOwner,
  notAcceptedWithoutReason,
  notDoneWithoutWhy,
  notScannedRecords,
  notYetConfirmed,
  noteInWrongYear,
  nothingNewWithFindings,
  numberNotInFigures,
  percentageOfFew,
  percentageWithoutBase,
  programmeChangedSinceAgreed,
  programmeNotAgreed,
  programmeOfWrongYear,
  promptNotReplaced,
  quoteNotAgreed,
  quoteNotInSource,
  recommendationAnswerOverdue,
  recommendationOverdue,
  recordRemoved,
  repeatedDiaryLine,
  repeatedHeading,
  repeatedId,
  repeatedReturn,
  requestOverdue,
  requirementNeverAsked,
  retiredTerm,
  roundClosedWithCommentOpen,
  statementOfWrongYear,
  supersedesCycle,
  toBeforeFrom,
  todayWithoutNotice,
  toldAndFoundDiffer,
  toldBackOverdue,
  unknownActivity,
  unknownAgency,
  unknownArea,
  unknownCriterion,
  unknownDirective,
  unknownFilledNumber,
  unknownFramework,
  unknownHeading,
  unknownLevel,
  unknownMarking,
  unknownParty,
  unknownPlaceholder,
  unknownPriority,
  unknownReference,
  unknownReplacedCriterion,
  unknownRequirement,
  unknownRow,
  unknownRule,
  unknownStage,
  unknownTimeZone,
  unnamedAttachment,
  unsafeCasePattern,
  untilBeforeDate,
  untitledDiaryLine,
  unusedTemplate,
  updateAltered,
  updateDiffers,
  updatesOutOfOrder,
  usSpelling,
  waiverExpired,
  waiverOfError,
  waiverUnused,
  waiverWithoutDigest,
  withdrawnEvidence,
  withdrawnWithoutReason,
  wordsOfWrongQuarter,
  yearWithoutProgramme,
] as const satisfies readonly Rule[];
