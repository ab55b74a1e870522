import { z } from "zod";
import { DIGEST_PATTERN, SALT_PATTERN } from "./privacy/value-digest.ts";
import { count, day, list, name, title, words } from "./schema.ts";

const agency = z.strictObject({
  id: name,
  name: words(200),
  short: words(40).optional(),
  is: z.enum(["safeguarding-partner", "relevant-agency", "other"]),
  sector: name.optional(),
  /** Title of the office that leads; never a person's name. */
  lead: words(200).optional(),
  delegated: words(200).optional(),
});

const group = z.strictObject({
  id: name,
  title: words(200),
  short: words(40).optional(),
  members: list(name),
  chair: name.optional(),
  is: z.enum(["lead-partners", "executive", "subgroup", "partnership", "other-board"]),
  receives: list(z.enum(["quarterly-report", "annual-statement", "yearly-report"])),
});

const role = z.strictObject({ id: name, title: words(200), short: words(40).optional() });

const level = z.strictObject({ id: name, title: words(60), means: words(400) });

const deadline = z.strictObject({
  within: count.min(1, "expected 1 or more").max(1000, "expected at most 1,000"),
  unit: z.enum(["working-days", "days", "months"]),
});

const waiver = z.strictObject({
  rule: name,
  path: words(400),
  digest: z
    .string("expected a digest that scrutiny waive has made")
    .regex(DIGEST_PATTERN, "expected scrypt: and 64 hexadecimal digits, as scrutiny waive makes it")
    .optional(),
  reason: words(400),
  owner: words(200),
  until: day,
});

/** Of a spreadsheet that is imported: the heading of each field's column, and what the words in its cells mean. */
const importMapping = z.strictObject({
  columns: z.record(name, words(200)).default({}),
  values: z.record(name, z.record(words(200), words(200))).default({}),
});

/**
 * `scrutiny.yaml`: who the partnership is, and its local policies. Everything but `version`, `partnership` and `year`
 * may be absent; `policyOf` gives what then holds.
 */
export const policySchema = z.strictObject({
  version: z.int("expected version: 1"),
  notice: words(300).optional(),
  today: day.optional(),
  partnership: z.strictObject({
    name: title,
    short: words(40),
    area: words(100),
    "time-zone": words(60).optional(),
    logo: words(200).optional(),
    colour: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, "expected a colour such as #1d4f5c, in quotes")
      .optional(),
  }),
  scrutineer: z.strictObject({ name: words(200).optional(), title: words(200) }).optional(),
  year: z.strictObject({
    starts: z
      .string("expected a day of the year such as 04-01")
      .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/, {
        error: "expected a month and a day such as 04-01, at most the 28th",
      }),
  }),
  agencies: list(agency),
  groups: list(group),
  roles: list(role),
  assurance: z
    .strictObject({
      use: z.enum(["narrative", "levels"]),
      adopted: z
        .strictObject({ on: day, by: words(200) })
        .nullable()
        .optional(),
      levels: list(level),
      warnings: z
        .strictObject({
          /** Fewer methods than this in an area is a warning. */
          methods: count.optional(),
          sources: count.optional(),
          /** Nothing newer than this many months is a warning. */
          months: count.optional(),
          "line-1-only": z.boolean().optional(),
          "reported-only": z.boolean().optional(),
          "no-voice": z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  editions: list(
    z.strictObject({
      id: name,
      title: words(100),
      marking: words(60),
      suppress: z.boolean("expected true or false"),
    }),
  ),
  marking: z.strictObject({ all: z.array(words(60)).min(1), default: words(60) }).optional(),
  disclosure: z
    .strictObject({
      suppress: z.strictObject({ from: count, to: count }).optional(),
      symbol: words(10).optional(),
      "round-totals-to": count.optional(),
      secondary: z.boolean().optional(),
      "percentage-base": count.optional(),
    })
    .optional(),
  privacy: z
    .strictObject({
      "case-patterns": list(words(200)),
      "office-holders": list(words(200)),
      places: list(words(200)),
      "not-scanned": list(z.strictObject({ path: words(400), reason: words(400) })),
      salt: z
        .string("expected text: put the salt in quotes")
        .regex(SALT_PATTERN, "expected 32 hexadecimal digits, as scrutiny waive makes them")
        .optional(),
      waivers: list(waiver),
    })
    .optional(),
  /** Rules whose problems are to weigh more here. */
  check: z
    .strictObject({
      raise: z.record(name, z.enum(["warning", "error"])).default({}),
    })
    .optional(),
  attachments: z.strictObject({ "max-mib": count }).optional(),
  escalation: z.strictObject({ stages: list(z.strictObject({ id: name, title: words(100) })) }).optional(),
  deadlines: z
    .strictObject({
      "challenge-response": deadline.optional(),
      "recommendation-response": deadline.optional(),
      request: deadline.optional(),
      accuracy: deadline.optional(),
      notification: deadline.optional(),
      "rapid-review": deadline.optional(),
      lcspr: deadline.optional(),
    })
    .optional(),
  retention: list(
    z.strictObject({ kinds: z.array(name), basis: words(400), "review-after": words(60).optional() }),
  ),
  /** How spreadsheets of each kind are read here: written by `import`, once it was told. */
  import: z
    .strictObject({
      evidence: importMapping.optional(),
      returns: importMapping.optional(),
      recommendations: importMapping.optional(),
    })
    .optional(),
  report: z.strictObject({ "headline-words": count.optional(), pages: count.optional() }).optional(),
});

/** A file as it stands. */
export type PolicyFile = z.output<typeof policySchema>;
export type Agency = z.output<typeof agency>;
export type Group = z.output<typeof group>;
export type Role = z.output<typeof role>;
export type Level = z.output<typeof level>;
export type Edition = PolicyFile["editions"][number];
export type Deadline = z.output<typeof deadline>;
export type ImportMapping = z.output<typeof importMapping>;
export type Waiver = z.output<typeof waiver>;

/** Thresholds of the warnings for an area (`model.md`, Counting); months are calendar months. */
export interface AreaWarningPolicy {
  readonly methods: number;
  readonly sources: number;
  readonly months: number;
  readonly lineOneOnly: boolean;
  readonly reportedOnly: boolean;
  readonly noVoice: boolean;
}

/** The policy that holds: what the file says, and the shipped answer where it is silent. */
export interface Policy extends PolicyFile {
  readonly timeZone: string;
  readonly scrutineerTitle: string;
  readonly usesLevels: boolean;
  readonly editionsInForce: readonly Edition[];
  /** From the lowest to the highest. */
  readonly markings: readonly string[];
  readonly defaultMarking: string;
  readonly percentageBase: number;
  readonly headlineWords: number;
  readonly attachmentMib: number;
  readonly areaWarnings: AreaWarningPolicy;
}

/** That of England, where nothing else is said. */
export const USUAL_TIME_ZONE = "Europe/London";

/** Fills in what `scrutiny.yaml` leaves out. The defaults are those of `model.md`; none is a deadline or a period. */
export function policyOf(file: PolicyFile): Policy {
  const markings = file.marking?.all ?? ["OFFICIAL", "OFFICIAL-SENSITIVE"];
  const highest = markings.at(-1) ?? "";
  const warnings = file.assurance?.warnings;
  return {
    ...file,
    timeZone: file.partnership["time-zone"] ?? USUAL_TIME_ZONE,
    scrutineerTitle: file.scrutineer?.title ?? "Independent Scrutineer",
    usesLevels: file.assurance?.use === "levels",
    editionsInForce:
      file.editions.length > 0
        ? file.editions
        : [
            { id: "executive", title: "Executive edition", marking: highest, suppress: false },
            { id: "partnership", title: "Partnership edition", marking: highest, suppress: true },
            { id: "public", title: "Public edition", marking: markings[0] ?? "", suppress: true },
          ],
    markings,
    defaultMarking: file.marking?.default ?? highest,
    percentageBase: file.disclosure?.["percentage-base"] ?? 20,
    headlineWords: file.report?.["headline-words"] ?? 150,
    attachmentMib: file.attachments?.["max-mib"] ?? 5,
    areaWarnings: {
      methods: warnings?.methods ?? 2,
      sources: warnings?.sources ?? 2,
      months: warnings?.months ?? 12,
      lineOneOnly: warnings?.["line-1-only"] ?? true,
      reportedOnly: warnings?.["reported-only"] ?? true,
      noVoice: warnings?.["no-voice"] ?? true,
    },
  };
}

/** How editions with `suppress: true` hide small numbers: the policy, and the shipped answer where it is silent. */
export interface Suppression {
  readonly symbol: string;
  readonly rule: {
    readonly from: number;
    readonly to: number;
    readonly secondary: boolean;
    readonly roundTotalsTo: number | undefined;
  };
}

/** Small numbers are 1 to 5, the symbol is `[c]`, and what would give one away is hidden too, unless the policy says otherwise. */
export function suppressionOf({ disclosure }: PolicyFile): Suppression {
  const to = disclosure?.["round-totals-to"] ?? 0;
  return {
    symbol: disclosure?.symbol ?? "[c]",
    rule: {
      from: disclosure?.suppress?.from ?? 1,
      to: disclosure?.suppress?.to ?? 5,
      secondary: disclosure?.secondary ?? true,
      roundTotalsTo: to > 1 ? to : undefined,
    },
  };
}

/** Whether text of a record with that marking may stand in an edition; a record without one has the default. */
export function isWithin(
  policy: Policy,
  edition: Pick<Edition, "marking">,
  marking: string | undefined,
): boolean {
  const rank = policy.markings.indexOf(marking ?? policy.defaultMarking);
  return rank !== -1 && rank <= policy.markings.indexOf(edition.marking);
}

/** Whether an edition may hold less than the records do: it hides small numbers, or there is a higher marking. */
export function keepsBack(edition: Pick<Edition, "marking" | "suppress">, { markings }: Policy): boolean {
  return edition.suppress || edition.marking !== markings.at(-1);
}

/** Whether an edition is for everybody: it hides small numbers, and has the lowest marking. */
export function isPublic(edition: Edition, { markings }: Policy): boolean {
  return edition.suppress && edition.marking === markings[0];
}

/** The title of an agency, a group or a role, short where there is a short one; the id itself where it is unknown. */
export function partyShort(policy: PolicyFile, id: string): string {
  const party = findParty(policy, id);
  return party?.short ?? party?.title ?? id;
}

/** The full title of an agency, a group or a role; the id itself where it is unknown. */
export function partyTitle(policy: PolicyFile, id: string): string {
  return findParty(policy, id)?.title ?? id;
}

/** An agency, group or role by its id. */
export function findParty(
  policy: PolicyFile,
  id: string,
): { kind: "agency" | "group" | "role"; title: string; short: string | undefined } | undefined {
  const agency = policy.agencies.find((one) => one.id === id);
  if (agency) return { kind: "agency", title: agency.name, short: agency.short };
  const group = policy.groups.find((one) => one.id === id);
  if (group) return { kind: "group", title: group.title, short: group.short };
  const role = policy.roles.find((one) => one.id === id);
  return role && { kind: "role", title: role.title, short: role.short };
}

/** The group whose title stands for "the Executive" in every output. */
export function executiveOf(policy: PolicyFile): Group | undefined {
  return policy.groups.find((one) => one.is === "executive");
}
