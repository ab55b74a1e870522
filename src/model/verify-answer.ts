/** Something that is not as the seal says. */
export interface Difference {
  readonly what:
    | "seal"
    | "signature"
    | "output"
    | "rebuilt"
    | "content"
    | "record"
    | "configuration"
    | "template"
    | "font";
  /** Of the file, as the user would type it; of a shipped template or font, its name in the package. */
  readonly path: string;
  /** Digests; undefined where there is none. */
  readonly expected: string | undefined;
  readonly found: string | undefined;
  /** The sentence for people. */
  readonly says: string;
}

/** How something that went into a report stands now; `renamed` keeps its id, `bytes` its meaning. */
export type MovedHow =
  | "bytes"
  | "meaning"
  | "withdrawn"
  | "superseded"
  | "removed"
  | "renamed"
  | "unreadable";

/** Something that went into a report and is not as it was. */
export interface Moved {
  readonly path: string;
  /** Of a record. */
  readonly id: string | undefined;
  readonly how: MovedHow;
}

/** What was found of one seal. */
export interface VerifiedSeal {
  readonly path: string;
  /** Undefined where the seal cannot be read. */
  readonly report:
    | {
        readonly document: string;
        readonly period: string;
        readonly issue: number;
        readonly edition: string;
        readonly commit: string;
      }
    | undefined;
  readonly tool: { readonly version: string; readonly platform: string } | undefined;
  /** Whether the commit was made into the report again, and what of it was compared. */
  readonly rebuilt: "bytes" | "content" | "not";
  /** Why not, or why no bytes; what to type. */
  readonly why: string | undefined;
  readonly hint: string | undefined;
  readonly outputs: readonly string[];
  readonly signature: {
    readonly is: "good" | "bad" | "unknown" | "missing" | "none";
    readonly by: string | undefined;
    readonly why: string | undefined;
  };
  readonly differences: readonly Difference[];
  /** Undefined where it could not be asked. */
  readonly movedSince: readonly Moved[] | undefined;
  /** The path of the seal that replaces this one. */
  readonly replacedBy: string | undefined;
}

/** What `verify` found. */
export interface VerifyAnswer {
  /** As the user named it. */
  readonly path: string;
  /** Undefined where nothing differs and something could not be asked. */
  readonly same: boolean | undefined;
  readonly seals: readonly VerifiedSeal[];
}
