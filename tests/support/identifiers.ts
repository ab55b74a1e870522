/** A thing that a privacy rule finds; nobody has it. */
export interface Identifier {
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** A few words that hold it, in one line. */
  readonly said: string;
  /** What must stand in no output: the middle of the value, which no mask leaves. */
  readonly secret: string;
}

/** One of each kind. */
export const IDENTIFIERS: readonly Identifier[] = [
  {
    rule: "nhs-number",
    severity: "error",
    said: "The plan of 999 123 4519 was in date.",
    secret: "99 123 45",
  },
  { rule: "pupil-number", severity: "error", said: "The plan of UPN C000100125001.", secret: "00010012500" },
  {
    rule: "national-insurance-number",
    severity: "error",
    said: "The carer with QQ 12 34 56 C.",
    secret: "12 34 56",
  },
  { rule: "date-of-birth", severity: "error", said: "The child was born on 3 May 2114.", secret: "May 211" },
  { rule: "telephone-number", severity: "error", said: "Ring 07700 900123 there.", secret: "7700 90012" },
  {
    rule: "email-address",
    severity: "error",
    said: "Write to jo.wren@example.org there.",
    secret: "o.wren@example.or",
  },
  { rule: "case-reference", severity: "error", said: "The plan of Mosaic ID 4417093.", secret: "41709" },
  { rule: "postcode", severity: "warning", said: "They live at ZZ99 3WZ there.", secret: "Z99 3W" },
  { rule: "childs-name", severity: "warning", said: "A boy called Wren Beck was heard.", secret: "ren Bec" },
  {
    rule: "jigsaw",
    severity: "warning",
    said: "A 14-year-old girl at Elm Park School.",
    secret: "4-year-ol",
  },
];
