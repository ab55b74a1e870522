import type { Seal } from "../../model/seal.ts";
import type { Difference } from "../../model/verify-answer.ts";

/** A seal that was made again. */
export type Again = Omit<Seal, "digest">;

/** What is compared, and how a path of the knowledge base is shown. */
export interface Comparing {
  readonly how: "bytes" | "content";
  /** Formats that cannot be made here. */
  readonly missing: readonly string[];
  /** As the user would type it. */
  readonly sealPath: string;
  inBase(path: string): string;
}

/** Each thing in which a seal and one that is made again of its commit differ. */
export function sealDifferences(seal: Seal, again: Again, comparing: Comparing): readonly Difference[] {
  const { how, inBase } = comparing;
  const files = (what: Difference["what"], was: readonly Digested[], is: readonly Digested[]) =>
    filesDiffering(was, is).map((one) => ({
      ...one,
      what,
      says: `${nameOf(what, inBase(one.path))} is another in the commit than in the seal.`,
      path: inBase(one.path),
    }));
  const went = [
    ...files("configuration", configurationOf(seal), configurationOf(again)),
    ...files("record", [...seal.records, ...seal.earlier], [...again.records, ...again.earlier]),
  ];
  const found =
    how === "bytes" ? bytesDiffering(seal, again, comparing) : contentDiffering(seal, again, comparing);
  const all = [...went, ...found];
  // whatever else a seal says was made of what is compared above
  if (all.length > 0 || how === "content" || isSameBeside(seal, again, comparing)) return all;
  const says = "The seal says something else of the report than its commit gives.";
  return [{ what: "seal", path: comparing.sealPath, expected: undefined, found: undefined, says }];
}

/** `scrutiny.yaml`, and the logo that it names. */
function configurationOf({ configuration, logo }: Again): readonly Digested[] {
  return logo ? [configuration, logo] : [configuration];
}

interface Digested {
  readonly path: string;
  readonly sha256: string;
}

function bytesDiffering(seal: Seal, again: Again, { missing, sealPath }: Comparing): readonly Difference[] {
  const outputs = seal.outputs.filter(({ path }) => !missing.some((format) => path.endsWith(`.${format}`)));
  const tool = (what: "template" | "font", was: readonly Digested[], is: readonly Digested[]) =>
    filesDiffering(was, is).map((one) => ({
      ...one,
      what,
      says: `${nameOf(what, one.path)} is another than the one that the report was made with.`,
    }));
  return [
    ...tool("template", seal.templates, again.templates),
    ...(missing.length > 0 ? [] : tool("font", seal.fonts, again.fonts)),
    ...filesDiffering(outputs, again.outputs).map((one) => ({
      ...one,
      what: "rebuilt" as const,
      says: `${one.path}, made again of the commit, has other bytes than the sealed one.`,
      path: beside(sealPath, one.path),
    })),
  ];
}

/** Templates that came with another version are named only where the text differs: they may be why. */
function contentDiffering(seal: Seal, again: Again, { sealPath }: Comparing): readonly Difference[] {
  if (seal.content === again.content) return [];
  const templates = filesDiffering(seal.templates, again.templates).map((one) => ({
    ...one,
    what: "template" as const,
    says: `${one.path} is another than the one that the report was made with.`,
  }));
  const says = `The text differs. Only version ${seal.tool.version} on ${seal.tool.platform} can say whether that is the tool's doing: npx independent-scrutiny@${seal.tool.version} verify`;
  const [expected, found] = [seal.content, again.content];
  return [
    { what: "content", path: beside(sealPath, seal.outputs[0]?.path ?? ""), expected, found, says },
    ...templates,
  ];
}

function isSameBeside(seal: Seal, again: Again, { missing }: Comparing): boolean {
  const rest = ({ report, confirmed, content, corrections, replaces }: Again) =>
    JSON.stringify([
      { ...report, formats: missing.length > 0 ? [] : report.formats },
      confirmed,
      content,
      corrections,
      replaces,
    ]);
  return rest(seal) === rest(again);
}

/** Paths that are in one list alone, or with another digest; of several of one path, whichever has no equal. */
function filesDiffering(
  was: readonly Digested[],
  is: readonly Digested[],
): readonly Pick<Difference, "path" | "expected" | "found">[] {
  const keys = (all: readonly Digested[]) => new Set(all.map((one) => `${one.path}\0${one.sha256}`));
  const [before, after] = [keys(was), keys(is)];
  const gone = was.filter((one) => !after.has(`${one.path}\0${one.sha256}`));
  const come = is.filter((one) => !before.has(`${one.path}\0${one.sha256}`));
  const paths = [...new Set([...gone, ...come].map((one) => one.path))];
  return paths.map((path) => ({
    path,
    expected: gone.find((one) => one.path === path)?.sha256,
    found: come.find((one) => one.path === path)?.sha256,
  }));
}

/** The path of an output by that of its seal. */
function beside(sealPath: string, name: string): string {
  return `${sealPath.slice(0, sealPath.lastIndexOf("/") + 1)}${name}`;
}

function nameOf(what: Difference["what"], path: string): string {
  return (
    { configuration: path, template: `The template ${path}`, font: `The font ${path}` }[
      what as "configuration" | "template" | "font"
    ] ?? path
  );
}
