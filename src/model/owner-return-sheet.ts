import type { Day } from "./day.ts";
import type { LockedKey, ReturnForm } from "./owner-return.ts";

/** An owner's return before it has a format: what its locked cells hold, and what it says of itself. */
export interface OwnerReturn {
  readonly form: ReturnForm;
  readonly title: string;
  readonly marking: string;
  readonly notice: string | undefined;
  /** Who sends it, for the file's properties. */
  readonly author: string;
  /** What the pages of its Word form say at the foot. */
  readonly running: string;
  readonly colour: string | undefined;
  /** Sentences for who fills it in. */
  readonly says: readonly string[];
  readonly items: readonly ReturnItem[];
  /** Open items that are marked above what the owner may be sent. */
  readonly withheld: number;
}

/** The locked cells of an item; `due` is a day. */
export type ReturnItem = { readonly [K in Exclude<LockedKey, "due">]: string } & {
  readonly due: Day | undefined;
};
