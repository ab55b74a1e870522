import type { RecordFile } from "../model/knowledge-base.ts";
import type { Manifest } from "../model/manifest.ts";
import { meaningText } from "../model/meaning.ts";
import type { Note } from "../model/note.ts";
import { isWithin } from "../model/policy.ts";
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
      formats: [...parts.formats],
      framework: facts.framework.value.id,
    },
    configuration: { path: base.policy.path, sha256: parts.sha256(base.policy.bytes()) },
    records: recordsOf(source, parts),
    templates: parts.templates,
    fonts: parts.fonts,
    outputs: parts.outputs,
    ...(parts.confirmed ? { confirmed: parts.confirmed } : {}),
  };
}

function recordsOf({ facts, base, edition }: ReportSource, parts: ManifestParts): Manifest["records"] {
  const isShown = (note: Note) => isWithin(base.policy.value, edition, note.marking);
  const record = (kind: string, one: RecordFile<object>) => ({
    path: one.path,
    blob: parts.gitBlobId(one.bytes()),
    meaning: parts.sha256(meaningText(kind, one.value, one.body)),
  });
  const { folder, own: words } = facts;
  const own = [folder?.programme, folder?.diary, folder?.returns, folder?.accuracy, words];
  return [
    record("framework", facts.framework),
    ...own.filter((one) => one !== undefined).map((one) => record("programme", one)),
    ...facts.notes.used.map(({ record: note }) => ({
      ...record("note", note),
      // its name holds words of its title: above the edition, its folder says where its blob is looked for
      path: isShown(note.value) ? note.path : note.path.slice(0, note.path.lastIndexOf("/")),
    })),
  ];
}
