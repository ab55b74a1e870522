import { entriesOfPeriod } from "../assurance/registers-of-period.ts";
import type { RecordFile } from "../model/knowledge-base.ts";
import type { Manifest } from "../model/manifest.ts";
import { meaningText } from "../model/meaning.ts";
import { isPublic, isWithin } from "../model/policy.ts";
import { REGISTER_KINDS, REGISTERS } from "../model/registers.ts";
import type { DocumentKind } from "./document-kind.ts";
import type { ReportSource } from "./input.ts";

/** What a run made, and with what: digests are lower-case hex SHA-256. */
export interface ManifestParts {
  readonly source: ReportSource;
  readonly kind: DocumentKind;
  readonly tool: Manifest["tool"];
  readonly templates: Manifest["templates"];
  readonly fonts: Manifest["fonts"];
  readonly formats: readonly string[];
  readonly outputs: Manifest["outputs"];
  readonly confirmed: Manifest["confirmed"];
  /** Of what names its commit. */
  readonly commit: string | undefined;
  sha256(data: string | Uint8Array): string;
  gitBlobId(data: Uint8Array): string;
}

/** The manifest of a report: what it was made of, and what was made. */
export function manifestOf(parts: ManifestParts): Manifest {
  const { source } = parts;
  const { facts, base } = source;
  return {
    version: 1,
    tool: parts.tool,
    report: {
      document: parts.kind.name,
      period: [facts.period.year.label, facts.period.quarter ?? []].flat().join("-"),
      asAt: facts.asAt,
      stage: source.stage,
      issue: source.issue,
      version: source.version,
      edition: source.edition.id,
      ...(parts.commit === undefined ? {} : { commit: parts.commit }),
      formats: [...parts.formats],
      framework: facts.framework.value.id,
    },
    configuration: { path: base.policy.path, sha256: parts.sha256(base.policy.bytes()) },
    ...logoOf(source, parts),
    records: recordsOf(source, parts),
    templates: parts.templates,
    fonts: parts.fonts,
    outputs: parts.outputs,
    ...(parts.confirmed ? { confirmed: parts.confirmed } : {}),
  };
}

function logoOf({ base: { logo: read } }: ReportSource, { sha256 }: ManifestParts): Pick<Manifest, "logo"> {
  if (!read || "fault" in read) return {};
  return { logo: { path: read.logo.path, sha256: sha256(read.logo.file) } };
}

function recordsOf({ facts, base, edition }: ReportSource, parts: ManifestParts): Manifest["records"] {
  // its name holds words of its title: above the edition, its folder says where its blob is looked for
  const pathOf = ({ path, value }: RecordFile<{ readonly marking?: string | undefined }>) =>
    isWithin(base.policy.value, edition, value.marking) ? path : path.slice(0, path.lastIndexOf("/"));
  const record = (kind: string, one: RecordFile<object>) => ({
    path: one.path,
    blob: parts.gitBlobId(one.bytes()),
    meaning: parts.sha256(meaningText(kind, one.value, one.body)),
  });
  const { folder, own: words } = facts;
  const own = [
    ["programme", folder?.programme],
    ["diary", folder?.diary],
    ["escalations", folder?.returns],
    ["accuracy", folder?.accuracy],
    [facts.period.quarter ? "quarter-words" : "statement-words", words],
  ] as const;
  return [
    record("framework", facts.framework),
    ...own.flatMap(([kind, one]) => (one === undefined ? [] : [record(kind, one)])),
    ...facts.notes.used.map(({ record: note }) => ({ ...record("note", note), path: pathOf(note) })),
    ...REGISTER_KINDS.flatMap((kind) => {
      const all = entriesOfPeriod(base, kind, facts.period, facts.asAt);
      const own = all.map(({ record: entry }) => ({ ...record(kind, entry), path: pathOf(entry) }));
      const isCounted = kind === "learning-review" && isPublic(edition, base.policy.value);
      return isCounted ? [asOne(REGISTERS[kind].folder, own, parts)] : own;
    }),
  ];
}

/** Records whose number everybody must not know, as one: always there, whatever their number. */
function asOne(path: string, records: Manifest["records"], { sha256, gitBlobId }: ManifestParts) {
  const joined = (one: "blob" | "meaning") => records.map((record) => record[one]).join("\n");
  return {
    path,
    blob: gitBlobId(new TextEncoder().encode(joined("blob"))),
    meaning: sha256(joined("meaning")),
  };
}
