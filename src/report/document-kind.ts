import type { Manifest } from "../model/manifest.ts";
import { daysInWords, type Period, periodInWords } from "../model/year.ts";

/** A document that the tool makes: what it is called, and the template that lays it out. */
export interface DocumentKind {
  /** Of its files: `quarterly-report.pdf`. */
  readonly name: Manifest["report"]["document"];
  /** Under `templates/`. */
  readonly template: string;
  /** For people, as a sentence begins. */
  readonly inWords: string;
  /** The title that stands first and in the file's properties. */
  title(period: Period): string;
}

/** The scrutineer to the Executive, each quarter, against the work programme. */
export const QUARTERLY_REPORT: DocumentKind = {
  name: "quarterly-report",
  template: "quarterly-report.md",
  inWords: "Quarterly progress report",
  title: (period) => `Quarterly progress report: ${daysInWords(period)} (${periodInWords(period)})`,
};

/** The scrutineer's own signed opinion for a year. */
export const ANNUAL_STATEMENT: DocumentKind = {
  name: "annual-statement",
  template: "annual-statement.md",
  inWords: "Annual statement of assurance",
  title: (period) => `Annual statement of assurance: ${daysInWords(period)} (${periodInWords(period)})`,
};
