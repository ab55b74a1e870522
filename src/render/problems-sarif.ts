import { mask } from "../model/mask.ts";
import { printable } from "../model/printable.ts";
import type { Place, Problem, Severity } from "../model/problem.ts";
import { type CheckReport, messageWithCure, type ProblemContext, type RuleText } from "./problems.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** What paths are relative to: the top of the repository. GitHub knows it by this name. */
const BASE = "%SRCROOT%";
const LEVELS = { error: "error", warning: "warning", info: "note" } as const satisfies Record<
  Severity,
  string
>;

/** The problems as SARIF 2.1.0 (OASIS, errata 01), with paths from the top of the repository. */
export async function problemsAsSarif(report: CheckReport, context: ProblemContext): Promise<string> {
  const at = (place: Place) => location(prefix, place);
  const prefix = await context.prefix();
  const ruleIndex = new Map(context.rules.map((rule, index) => [rule.id, index]));
  const fingerprint = fingerprints(context);
  const results = report.problems.map((one) => ({
    ruleId: one.rule,
    ...(ruleIndex.has(one.rule) ? { ruleIndex: ruleIndex.get(one.rule) } : {}),
    level: LEVELS[one.severity],
    message: { text: seen(messageWithCure(one)) },
    locations: [at(one.place)],
    ...(one.related.length === 0
      ? {}
      : {
          relatedLocations: one.related.map((other, index) => ({
            id: index + 1,
            ...at(other.place),
            message: { text: seen(other.message) },
          })),
        }),
    ...(one.commit ? { properties: { commit: one.commit.id } } : {}),
    partialFingerprints: { "scrutinyProblem/v1": fingerprint(one) },
  }));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "scrutiny", version: context.version, rules: context.rules.map(descriptor) },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [BASE]: { description: { text: "The top folder of the repository." } } },
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: notLookedInto(report, prefix) },
        ],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor({ id, severity, says, why, basis }: RuleText) {
  const more = `scrutiny explain ${id}`;
  return {
    id,
    shortDescription: { text: says },
    fullDescription: { text: why },
    help: {
      text: `${says} ${why} Basis: ${basis} With an example: ${more}`,
      markdown: `${says}\n\nWhy: ${why}\n\nBasis: ${basis}\n\nWith an example: \`${more}\`\n`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function location(prefix: string, { path, line, column, endLine, endColumn }: Place) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(prefix + path), uriBaseId: BASE },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** Files that are in no record, each with its reason. */
function notLookedInto({ files }: CheckReport, prefix: string) {
  return files.leftOut.map(({ path, reason, rule }) => ({
    level: rule === undefined ? "note" : "error",
    message: { text: seen(`Left out: ${reason}.`) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(prefix + path), uriBaseId: BASE } } }],
  }));
}

/**
 * The same for the same problem when lines above it come or go: made of rule, path, field and message (which never hold
 * an identifier), and a count where all of them are the same.
 */
function fingerprints({ sha256 }: ProblemContext): (problem: Problem) => string {
  const seenBefore = new Map<string, number>();
  return ({ rule, place, field, message }) => {
    const what = JSON.stringify([rule, mask(place.path), mask(field ?? ""), mask(message)]);
    const nth = (seenBefore.get(what) ?? 0) + 1;
    seenBefore.set(what, nth);
    return `${sha256(what).slice(0, 32)}:${nth}`;
  };
}

/** A relative address (RFC 3986): each part of the path percent-encoded as UTF-8. */
function uriOf(path: string): string {
  return mask(path)
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
}

function seen(text: string): string {
  return printable(mask(text));
}
