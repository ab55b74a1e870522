/** A picture that stands at the head of documents: of a known form, of a known size, and holding nothing but itself. */
export interface Logo {
  /** In the knowledge base: `templates/logo.svg`. */
  readonly path: string;
  readonly format: "png" | "jpeg" | "svg";
  /** As it goes into documents: nothing in it runs, loads or tells of who made it. */
  readonly bytes: Uint8Array;
  /** As the file stands. */
  readonly file: Uint8Array;
  /** In pixels, or in the picture's own units: what counts is how they are to each other. Both are over 0. */
  readonly width: number;
  readonly height: number;
}

/** Why the logo that the configuration names is not printed, and what to do. */
export interface LogoFault {
  readonly message: string;
  readonly hint: string;
}

/** What came of reading a picture. */
export type LogoRead = { readonly logo: Logo } | { readonly fault: LogoFault };
