import type { PrivateKind } from "../model/privacy/detector.ts";
import type { Severity } from "../model/problem.ts";
import type { ReadingRule } from "./reading-rules.ts";

const WHY =
  "Evidence of scrutiny names no child, and what was once committed to git stays in its history. It is found in any spelling, in text, fields and file names.";
const ISSUED = "NHS Data Model and Dictionary: NHS number, ten digits, Modulus 11.";
const PUPIL = "Department for Education, Unique Pupil Numbers guide: the check letter.";
const INSURANCE = "HM Revenue and Customs, National Insurance Manual NIM39110.";
const LOCAL =
  "The model of the knowledge base: `privacy.case-patterns` in scrutiny.yaml; no national form exists.";
const DATA = "UK GDPR, article 5(1)(c): no more personal data than is needed.";
const JIGSAW =
  "Guidance on local child safeguarding practice reviews: a child must not be recognised from what is published together.";

function rule(id: PrivateKind, severity: Severity, says: string, why: string, basis: string): ReadingRule {
  return { id, severity, says, why, basis };
}

/** The rules of privacy, by id: met in reading, in whatever file and however disguised. */
export const PRIVACY_RULES: readonly ReadingRule[] = [
  rule("case-reference", "error", "The number of a child's or family's case stands here.", WHY, LOCAL),
  rule(
    "childs-name",
    "warning",
    "A name stands where a child, or a child's family, is spoken of.",
    "Names are of every origin, and no list of them is fair: a person must look. It is a help and no guarantee.",
    DATA,
  ),
  rule("date-of-birth", "error", "A full date of birth stands here.", WHY, DATA),
  rule("email-address", "error", "An email address stands here.", WHY, DATA),
  rule(
    "jigsaw",
    "warning",
    "An exact age, a sex and a place stand together.",
    "Neighbours can tell who it is though no name is given.",
    JIGSAW,
  ),
  rule("national-insurance-number", "error", "A National Insurance number stands here.", WHY, INSURANCE),
  rule("nhs-number", "error", "An NHS number stands here.", WHY, ISSUED),
  rule(
    "postcode",
    "warning",
    "A full postcode stands here.",
    "It names some fifteen households. An office's is listed under `privacy.places`.",
    DATA,
  ),
  rule("pupil-number", "error", "A Unique Pupil Number stands here.", WHY, PUPIL),
  rule("telephone-number", "error", "A person's telephone number stands here.", WHY, DATA),
];
