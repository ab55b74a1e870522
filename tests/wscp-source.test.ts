import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

/** YAML read with the failsafe schema: `2025-02` and `true` are texts, as the person typed them. */
type Yaml = string | Yaml[] | { [key: string]: Yaml };
type YamlMap = { [key: string]: Yaml };

interface WscpData {
  scrutiny: YamlMap;
  framework: YamlMap;
  programme: YamlMap;
}

const SOURCE = "programme/source/independent-scrutiny-arrangements-2025.txt";
const NOTE = "evidence/2026-27/2026-11-23-reading-of-the-published-scrutiny-k9sc.md";

/** All that may be left of the source: labels before `ratified`, `review`, the framework's title and `derived-from`. */
const LAYOUT = ["Date ratified by", "Date for Review", "Appendix 1", "Derived from"];

/** Keys whose texts are the source's own; a title only where nothing beside or above it says `ours`. */
const TEXT_KEYS = ["text", "title", "how", "under", "source-title", "derived-from"];

/** Keys below which nothing is the source's: our questions, our remarks, and repeats of what stands elsewhere. */
const OUR_KEYS = ["open-points", "notes", "lead-in"];

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** The criteria in the order of the source's bullets. */
const CRITERIA: Record<string, string[]> = {
  leadership: [
    "accountable-leads",
    "strategy-and-funding",
    "agreed-outcomes",
    "representation",
    "other-boards",
    "annual-reporting",
    "outcome-review",
    "edi",
  ],
  engagement: ["informed-partnership"],
  outcomes: ["consultation-and-influence", "communication-strategy", "transition"],
  quality: ["multi-agency-data", "single-agency-audits", "impact-review", "data-gaps"],
  learning: ["referral-process", "resourced-reviews", "cascade", "integration"],
  training: ["needs-process", "informed-planning", "take-up", "impact"],
};

const source = plain(readRoot(SOURCE));
const data = readData();

describe("the source document has a home", () => {
  it("leaves nothing but words of the layout", () => {
    expect(leftOver(source, homesOf(data))).toEqual(LAYOUT);
  });

  it("holds every text that claims to be the source's", () => {
    expect(missingFrom(source, homesOf(data))).toEqual([]);
  });

  it("holds every quote of the notes on its slips", () => {
    const notes = maps(data.framework["notes"]);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(Object.keys(note)).toEqual(["quote", "note"]);
    const quotes = notes.map((note) => text(note["quote"]));
    expect(quotes.filter((quote) => !source.includes(quote))).toEqual([]);
  });

  it("names every group and role, letter case aside", () => {
    const titles = [...maps(data.scrutiny["groups"]), ...maps(data.scrutiny["roles"])].map((one) =>
      text(one["title"]),
    );
    expect(titles.filter((title) => !source.toLowerCase().includes(title.toLowerCase()))).toEqual([]);
  });

  it.skipIf(!existsSync(rootPath("../shared/source")))("is a copy of the one that was handed over", () => {
    const handedOver = readFileSync(rootPath("../shared/source/independent-scrutiny-arrangements-2025.txt"));
    expect(readFileSync(rootPath(SOURCE)).equals(handedOver)).toBe(true);
  });
});

describe("the search for lost words", () => {
  const homes = homesOf(data);

  it.each(homes)("finds that this is gone: %s", (home) => {
    const others = homes.filter((other) => other !== home);
    expect(leftOver(source, others)).not.toEqual(LAYOUT);
  });

  it("finds a criterion that was removed", () => {
    const copy = structuredClone(data);
    const leadership = maps(copy.framework["areas"])[0] ?? {};
    leadership["criteria"] = maps(leadership["criteria"]).slice(0, -1);
    expect(leftOver(source, homesOf(copy))).toContain(
      "Assess how effectively EDI is embedded across the WSCP",
    );
  });

  it("finds a criterion in which one word was changed, from both sides", () => {
    const copy = structuredClone(data);
    const takeUp = criteria(copy.framework).find((one) => one["id"] === "training.take-up") ?? {};
    takeUp["text"] = "The take up and use of WSCP training is measured.";
    expect(leftOver(source, homesOf(copy))).toContain("The take up and use of WSCP training is monitored");
    expect(missingFrom(source, homesOf(copy))).toEqual(["The take up and use of WSCP training is measured."]);
  });

  it("finds a sentence added to the source", () => {
    expect(leftOver(`${source} Visits are monthly.`, homes)).toEqual([...LAYOUT, "Visits are monthly"]);
  });

  it("finds a month that was changed", () => {
    const copy = structuredClone(data);
    copy.framework["review"] = "2028-03";
    expect(missingFrom(source, homesOf(copy))).toEqual(["March 2028"]);
  });

  it("takes no title of ours and no open point for the source's words", () => {
    const area: Yaml = { title: "Leadership", criteria: [{ title: "Gaps", text: "Data." }] };
    const framework: Yaml = { ours: "titles", title: "FRAMEWORK", areas: [area] };
    const activity: Yaml = { ours: "true", title: "Regional network", how: "Attendance." };
    const point: Yaml = { "open-points": [{ text: "How often." }] };
    expect(homesIn([framework, activity, point])).toEqual(["FRAMEWORK", "Data.", "Attendance."]);
  });

  it("takes no part of a word for a text", () => {
    expect(leftOver("Activity Activities", ["Activity"])).toEqual(["Activities"]);
    expect(missingFrom("Activities", ["Activity"])).toEqual(["Activity"]);
  });
});

describe("the records", () => {
  it("are as many as the source has", () => {
    const { framework, programme } = data;
    expect({
      areas: maps(framework["areas"]).length,
      criteria: criteria(framework).length,
      functions: maps(framework["functions"]).length,
      principles: maps(framework["principles"]).length,
      duties: maps(framework["duties"]).length,
      strands: maps(framework["strands"]).length,
      rows: maps(programme["rows"]).length,
      activities: maps(programme["activities"]).length,
      information: maps(programme["information"]).length,
    }).toEqual({
      areas: 6,
      criteria: 24,
      functions: 7,
      principles: 8,
      duties: 5,
      strands: 5,
      rows: 7,
      activities: 15,
      information: 6,
    });
  });

  it("have the agreed ids, and a criterion for each bullet in its order", () => {
    const ids = maps(data.framework["areas"]).map((area) => [area["id"], maps(area["criteria"]).map(idOf)]);
    expect(ids).toEqual(
      Object.entries(CRITERIA).map(([area, names]) => [area, names.map((name) => `${area}.${name}`)]),
    );
    const places = criteria(data.framework).map((one) => source.indexOf(bullet(one)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("have ids that no other of their kind has", () => {
    for (const [kind, ids] of Object.entries(idsByKind(data))) expect(twice(ids), kind).toEqual([]);
    expect(twice(["visits", "papers", "visits"])).toEqual(["visits"]);
  });

  it("refer to ids that there are", () => {
    expect(unknownReferences(data)).toEqual([]);
    const copy = structuredClone(data);
    copy.programme["activities"] = [{ id: "lost", row: "no-row", duties: ["duty.no-duty"] }];
    copy.programme["open-points"] = [];
    expect(unknownReferences(copy)).toEqual(["no-row", "duty.no-duty"]);
  });

  it("say nothing that WSCP has not settled", () => {
    expect(data.scrutiny["notice"]).toBe(
      "Made from the published arrangements of February 2025. Not issued by WSCP or its Independent Scrutineer.",
    );
    expect(data.scrutiny["assurance"]).toEqual({ use: "narrative", adopted: "null" });
    for (const key of [
      "deadlines",
      "escalation",
      "disclosure",
      "retention",
      "marking",
      "editions",
      "today",
    ]) {
      expect(data.scrutiny).not.toHaveProperty(key);
    }
    expect(data.programme["agreed"]).toEqual([]);
    expect(maps(data.programme["open-points"]).filter((point) => "settled" in point)).toEqual([]);
    for (const requirement of maps(data.programme["information"])) {
      expect(Object.keys(requirement)).toEqual(["id", "title"]);
    }
  });
});

describe("the note of reading the document", () => {
  const note = readNote();
  const findings = maps(note.front["findings"]);

  it("is a draft that says who made it", () => {
    expect(note.front["status"]).toBe("draft");
    expect(note.body).toContain("WSCP's Independent Scrutineer did not write it");
  });

  it("has sentences of at most 25 words, from the document, about what the framework has", () => {
    const known = idsByKind(data).framework;
    for (const finding of findings) {
      expect(text(finding["finding"])).toMatch(/^[A-Z].*\.$/);
      expect(text(finding["finding"]).split(" ").length).toBeLessThanOrEqual(25);
      expect(finding["from"]).toBe("document");
      expect(known).toContain(finding["about"]);
    }
  });
});

/** Every text of the three files that claims to be the source's own, each once. */
function homesOf({ scrutiny, framework, programme }: WscpData): string[] {
  const partnership = map(scrutiny["partnership"]);
  const name = `${text(partnership["name"])} (${text(partnership["short"])})`;
  return [...new Set([name, ...homesIn(framework), ...homesIn(programme)])];
}

/** `ours: titles` speaks of the titles below its map, not of the one beside it: the framework's is the source's. */
function homesIn(node: Yaml, areTitlesOurs = false): string[] {
  if (typeof node === "string") return [];
  if (Array.isArray(node)) return node.flatMap((child) => homesIn(child, areTitlesOurs));
  return Object.entries(node).flatMap(([key, value]) => {
    if (OUR_KEYS.includes(key)) return [];
    if (key === "title" && (areTitlesOurs || node["ours"] === "true")) return [];
    if (key === "ratified") return [text(map(value)["by"]), monthInWords(text(map(value)["on"]))];
    if (key === "review") return [monthInWords(text(value))];
    if (TEXT_KEYS.includes(key) && typeof value === "string") return [plain(value)];
    return homesIn(value, areTitlesOurs || node["ours"] === "titles");
  });
}

/** What the source has beside the texts, in its order. The longest are taken first, so that none eats part of another. */
function leftOver(whole: string, texts: readonly string[]): string[] {
  const longestFirst = texts.toSorted((a, b) => b.length - a.length);
  const left = longestFirst.reduce((rest, one) => rest.replaceAll(wholeWords(one), " | "), whole);
  return left
    .split("|")
    .map((piece) => piece.replace(/[•*:\-.\s]+/g, " ").trim())
    .filter((piece) => piece !== "");
}

function missingFrom(whole: string, texts: readonly string[]): string[] {
  return texts.filter((one) => !wholeWords(one).test(whole));
}

function wholeWords(words: string): RegExp {
  const escaped = words.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, "gu");
}

/** Without the tags of the source's tables, and with single spaces. */
function plain(words: string): string {
  return words
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function monthInWords(month: string): string {
  const [year, number] = month.split("-");
  return `${MONTHS[Number(number) - 1]} ${year}`;
}

function criteria(framework: YamlMap): YamlMap[] {
  return maps(framework["areas"]).flatMap((area) => maps(area["criteria"]));
}

/** The source's bullet: the criterion's text, or its parts joined by a space. */
function bullet(criterion: YamlMap): string {
  if ("text" in criterion) return text(criterion["text"]);
  return maps(criterion["parts"])
    .map((part) => text(part["text"]))
    .join(" ");
}

/** Owners may be an agency, a group or a role, and an open point's `of` an activity or a requirement: one kind each. */
function idsByKind({ scrutiny, framework, programme }: WscpData) {
  const lists = ["areas", "functions", "principles", "duties", "strands", "provisions"];
  const parts = criteria(framework).flatMap((one) => maps(one["parts"]));
  const framed = [...lists.flatMap((list) => maps(framework[list])), ...criteria(framework), ...parts];
  const parties = ["agencies", "groups", "roles"].flatMap((list) => maps(scrutiny[list]));
  const planned = [...maps(programme["activities"]), ...maps(programme["information"])];
  return {
    framework: framed.map(idOf),
    parties: parties.map(idOf),
    planned: planned.map(idOf),
    rows: maps(programme["rows"]).map(idOf),
    openPoints: maps(programme["open-points"]).map(idOf),
  };
}

function unknownReferences(all: WscpData): string[] {
  const { framework, parties, planned, rows } = idsByKind(all);
  const activities = maps(all.programme["activities"]);
  const missing = (ids: Yaml[], known: string[]) => ids.map(text).filter((id) => !known.includes(id));
  return [
    ...missing([all.programme["framework"] ?? ""], [text(all.framework["id"])]),
    ...missing(present(activities, "row"), rows),
    ...missing(present(activities, "functions"), framework),
    ...missing(present(activities, "duties"), framework),
    ...missing(present(maps(all.programme["open-points"]), "of"), [...framework, ...planned]),
    ...missing(present(maps(all.scrutiny["groups"]), "members"), parties),
  ];
}

/** The values of a field where it is there; those of a list one by one. */
function present(records: readonly YamlMap[], field: string): Yaml[] {
  return records.flatMap((record) => record[field] ?? []);
}

function twice(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function idOf(record: YamlMap): string {
  return text(record["id"]);
}

function text(value: Yaml | undefined): string {
  if (typeof value !== "string") throw new TypeError("a text is missing");
  return value;
}

function map(value: Yaml | undefined): YamlMap {
  if (value === undefined || typeof value === "string" || Array.isArray(value)) {
    throw new TypeError("a map is missing");
  }
  return value;
}

function maps(value: Yaml | undefined): YamlMap[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new TypeError("a list is missing");
  return value.map(map);
}

function readData(): WscpData {
  return {
    scrutiny: readYaml("scrutiny.yaml"),
    framework: readYaml("programme/framework.yaml"),
    programme: readYaml("programme/2024-25/programme.yaml"),
  };
}

function readNote(): { front: YamlMap; body: string } {
  const [, front = "", body = ""] = readRoot(NOTE).split(/^---\n/m);
  return { front: parseYaml(front), body };
}

function readYaml(path: string): YamlMap {
  return parseYaml(readRoot(path));
}

function parseYaml(words: string): YamlMap {
  return map(parse(words, { schema: "failsafe", version: "1.2", uniqueKeys: true }));
}

function readRoot(path: string): string {
  return readFileSync(rootPath(path), "utf8");
}

function rootPath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
