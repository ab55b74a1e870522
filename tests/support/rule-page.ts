import type { FileContent } from "./knowledge-base.ts";

/** A case of a rule's page: files laid over the tiny knowledge base, and exactly the problems that they bring. */
export interface RuleCase {
  readonly title: string;
  readonly files: readonly (readonly [string, FileContent])[];
  /** Files whose path has `before:` in front: laid over the tiny one, they are the commit that is compared with. */
  readonly before: readonly (readonly [string, FileContent])[];
  readonly problems: string | undefined;
}

/**
 * The cases of a rule's page. A heading that begins with Fires or Silent is a case (own words in it have headings too);
 * in it fenced files with their path, and one fenced block of problems.
 *
 * Two kinds of block stand for what Markdown cannot hold. In `escaped PATH`, `\u{202e}` is a character, `\x{ff}` a byte,
 * and `\times{1000}{words\n}` a repetition. `failure PATH` holds a rule and a message: why the file cannot be read.
 */
export function casesOf(page: string): readonly RuleCase[] {
  return page.split(/^## (?=Fires: |Silent: |Seeded$)/m).flatMap((part, index) => {
    // what stands under Seeded is for the whole example: tests/seeded-faults.test.ts
    if (index === 0 || part.startsWith("Seeded\n")) return [];
    const files: [string, FileContent][] = [];
    const before: [string, FileContent][] = [];
    let problems: string | undefined;
    for (const [, kind = "", path, text = ""] of part.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)) {
      if (path?.startsWith("before:")) before.push([path.slice("before:".length), contentOf(kind, text)]);
      else if (path !== undefined) files.push([path, contentOf(kind, text)]);
      else if (kind === "problems") problems = text;
    }
    return [{ title: part.slice(0, part.indexOf("\n")), files, before, problems }];
  });
}

function contentOf(kind: string, text: string): FileContent {
  if (kind === "failure") {
    const [rule = "", ...message] = text.trim().split(" ");
    return { failure: { rule, message: message.join(" ") } };
  }
  return kind === "escaped" ? unescaped(text) : text;
}

function unescaped(text: string): Uint8Array {
  const repeated = text.replace(/\\times\{(\d+)\}\{([^}]*)\}/g, (_, count: string, what: string) =>
    what.replaceAll("\\n", "\n").repeat(Number(count)),
  );
  const pieces = repeated.split(/(\\[ux]\{[0-9a-f]+\})/);
  return Buffer.concat(
    pieces.map((piece, index) => {
      const code = Number.parseInt(piece.slice(3, -1), 16);
      if (index % 2 === 0) return Buffer.from(piece, "utf8");
      return piece.startsWith("\\x") ? Buffer.of(code) : Buffer.from(String.fromCodePoint(code), "utf8");
    }),
  );
}
