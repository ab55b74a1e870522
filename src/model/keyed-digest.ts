/** Digests that only those can compare with anything who have the key: a guess at a text is not confirmed by them. */
export interface KeyedDigests {
  /** Tells one key from another, and nothing of it. */
  readonly key: string;
  /** Of a SHA-256 digest in hex. */
  of(digest: string): string;
}

/** The keyed digests of a knowledge base: by `privacy.salt`, which stands in no report. */
export function keyedDigests(secret: string, sha256: (text: string) => string): KeyedDigests {
  return {
    key: sha256(`key of digests\n${secret}`),
    of: (digest) => sha256(`keyed digest\n${secret}\n${digest}`),
  };
}
