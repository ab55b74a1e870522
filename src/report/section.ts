import type { RootContent } from "mdast";
import type { ReportInput } from "./input.ts";

/** A part of a report: a directive of its name (`::headline`) in a template is replaced by what it makes. */
export interface Section {
  /** Kebab-case; the name of the directive. */
  readonly name: string;
  /** What it prints, for the list of directives in the documentation. */
  readonly says: string;
  /** Whether it speaks of the document's words: it is then made when all others are. */
  readonly isMadeLast?: true;
  /**
   * Makes its blocks; an empty list prints nothing. Never words a judgement. `words` are those of the rest of the
   * document, empty for a section that is not made last.
   */
  render(input: ReportInput, words: string): readonly RootContent[];
}
