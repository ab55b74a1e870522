import { confirmation } from "../../assurance/confirmation.ts";
import { corrections } from "../../assurance/corrections.ts";
import { references } from "../../assurance/reference.ts";
import { numberNotInFigures } from "../../check/rules/number-not-in-figures.ts";
import { runRules } from "../../check/run.ts";
import { type TemplateInForce, templateInForce } from "../../edge/shipped.ts";
import { keepsBack } from "../../model/policy.ts";
import { UserError } from "../../model/user-error.ts";
import { parseTemplateMarkdown } from "../../parse/markdown.ts";
import { whyNotParsed } from "../../parse/markdown-limits.ts";
import { withPictures } from "../../render/pictures.ts";
import type { Rendered, Renderer } from "../../render/renderer.ts";
import { type Composed, compose } from "../../report/compose.ts";
import type { DocumentKind } from "../../report/document-kind.ts";
import type { ReportSource } from "../../report/input.ts";
import { SECTIONS } from "../../report/sections/index.ts";
import { inputsAsText } from "../../report/version.ts";
import type { Session } from "../session.ts";
import { assetsFor } from "./assets.ts";
import type { editionOption } from "./edition.ts";

/** All that decides a report, beside the files that its session reads: the same gives the same bytes, always. */
export interface BuildAsked
  extends Pick<ReportSource, "base" | "facts" | "before" | "stage" | "issue" | "accuracy" | "replaced"> {
  readonly kind: DocumentKind;
  readonly edition: ReturnType<typeof editionOption>;
}

/** What a report is made of, its version with it, and the template that lays it out. */
export interface Prepared {
  readonly source: ReportSource;
  readonly template: TemplateInForce;
}

/** A report before any format is made of it. */
export type Built = Prepared & Composed;

/** An output by its name in the report's folder. */
export interface BuiltDocument {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly rendered: Rendered;
}

/** Gathers what goes into a report, and the version that its digest gives. */
export function prepared(session: Session, { kind, edition, ...asked }: BuildAsked): Prepared {
  const { base, facts } = asked;
  const template = templateInForce(base, kind.template, session.world);
  const index = references(base);
  const period = [facts.period.year.label, facts.period.quarter ?? []].flat().join("-");
  const fixed = {
    ...asked,
    edition: edition.edition,
    // as at the report's day, so that the same report comes of it later
    problems: runRules(base, [numberNotInFigures], facts.asAt),
    confirmation: confirmation(base, facts, index),
    corrections: corrections(base, {
      document: kind.name,
      period,
      asAt: facts.asAt,
      edition: edition.edition.id,
      keyed: keepsBack(edition.edition, base.policy.value),
    }),
  };
  const version = session.world.sha256(inputsAsText(fixed, template.text)).slice(0, 12);
  return { source: { ...fixed, version, references: index }, template };
}

/** Lays the report out by its template. */
export async function built({ source, template }: Prepared, kind: DocumentKind): Promise<Built> {
  const refused = whyNotParsed(template.text);
  if (refused) {
    const line = template.text.slice(0, refused.offset).split("\n").length;
    throw new UserError(
      "unreadable-template",
      `${template.path}, line ${line}, cannot be read as a template.`,
      refused.reason,
    );
  }
  const tree = parseTemplateMarkdown(template.text);
  const made = compose(source, kind, { path: template.path, tree }, SECTIONS);
  return { ...made, document: await withPictures(made.document), source, template };
}

/** Makes each format of a report and writes nothing. `name` is that of the files, without their ending. */
export async function builtDocuments(
  { world, terminal }: Pick<Session, "world" | "terminal">,
  { document, source }: Pick<Built, "document" | "source">,
  renderers: readonly Renderer[],
  name: string,
): Promise<readonly BuiltDocument[]> {
  const { assets } = assetsFor(source.base, world);
  const rendered = new Map<string, Rendered | Promise<Rendered>>();
  for (const { format, render } of renderers.filter((one) => one.isBeside)) {
    const making = render(document, assets);
    // what goes wrong there is met below
    making.catch(() => undefined);
    rendered.set(format, making);
  }
  for (const { format, render } of renderers.filter((one) => !one.isBeside)) {
    terminal.progress(`Making ${format}`);
    rendered.set(format, await render(document, assets));
  }
  const outputs: BuiltDocument[] = [];
  for (const { format } of renderers) {
    terminal.progress(`Making ${format}`);
    const made = await rendered.get(format);
    if (made) outputs.push({ path: `${name}.${format}`, bytes: made.bytes, format, rendered: made });
  }
  terminal.progress("");
  return outputs;
}
