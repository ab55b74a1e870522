import { type Day, isDay } from "../../model/day.ts";
import { broken } from "../office/refused.ts";
import { readXml, type XmlTag } from "../office/xml.ts";
import { headingStyles, wordParts } from "./read-word.ts";

/** A comment of a Word document, in the order of the text that it stands at. */
export interface WordComment {
  /** As Word wrote it; empty where it was taken out. */
  readonly author: string;
  readonly on: Day | undefined;
  readonly text: string;
  /** The nearest heading above it; undefined where there is none. */
  readonly heading: string | undefined;
  /** The words that it was put to; those of its paragraph where none were marked. */
  readonly words: string;
  readonly isResolved: boolean;
  /** Whose comment this answers; undefined for one that begins a thread. */
  readonly answers: string | undefined;
}

/** The comments of a document, and how many tracked changes it holds, which nobody reads here. */
export interface WordComments {
  readonly comments: readonly WordComment[];
  readonly trackedChanges: number;
  /** The first words of the text, where a report says what it is. */
  readonly opening: string;
}

const MOST_COMMENTS = 1000;
const OPENING = 2000;

/** Reads the comments of a Word document (.docx) that Word or LibreOffice wrote. Throws UserError `not-taken`. */
export function readComments(name: string, bytes: Uint8Array): WordComments {
  const parts = wordParts(name, bytes);
  const raw = rawComments(name, parts.comments);
  if (raw.length > MOST_COMMENTS) throw broken(name);
  const threads = threadsOf(name, parts.threads);
  const { places, trackedChanges, opening } = placesOf(name, parts.body, headingStyles(name, parts.styles));
  const byParagraph = new Map(raw.map((one) => [one.paragraph, one]));
  const comments = raw.map((one) => {
    const thread = threads.get(one.paragraph);
    const parent = byParagraph.get(thread?.parent ?? "-");
    const place = places.get(one.id) ?? places.get(parent?.id ?? "-");
    return {
      order: place?.order ?? Number.MAX_SAFE_INTEGER,
      comment: {
        author: one.author,
        on: one.on,
        text: one.text,
        heading: place?.heading,
        words: place?.words ?? "",
        isResolved: thread?.isDone === true || threads.get(parent?.paragraph ?? "-")?.isDone === true,
        answers: parent?.author,
      },
    };
  });
  comments.sort((a, b) => a.order - b.order);
  return { comments: comments.map(({ comment }) => comment), trackedChanges, opening };
}

interface RawComment {
  readonly id: string;
  readonly author: string;
  readonly on: Day | undefined;
  text: string;
  /** The id of its last paragraph, by which threads name it. */
  paragraph: string;
}

function rawComments(name: string, xml: Uint8Array | undefined): RawComment[] {
  const all: RawComment[] = [];
  const text = textReader();
  let isIn = false;
  readXml(name, xml, {
    open(tag) {
      if (tag.name === "comment") {
        isIn = true;
        const date = (tag.attribute("date") ?? "").slice(0, 10);
        const on = isDay(date) ? date : undefined;
        all.push({
          id: tag.attribute("id") ?? "",
          author: line(tag.attribute("author") ?? ""),
          on,
          text: "",
          paragraph: "",
        });
      }
      const last = all.at(-1);
      if (!isIn || !last) return;
      if (tag.name === "p") {
        last.paragraph = tag.attribute("paraId") ?? last.paragraph;
        if (last.text !== "") last.text += "\n";
      }
      last.text += text.open(tag);
    },
    text(piece) {
      const last = all.at(-1);
      if (isIn && last) last.text += text.text(piece);
    },
    close(tag) {
      text.close(tag);
      if (tag === "comment") isIn = false;
    },
  });
  for (const one of all) one.text = lines(one.text);
  return all;
}

function threadsOf(name: string, xml: Uint8Array | undefined) {
  const threads = new Map<string, { readonly parent: string | undefined; readonly isDone: boolean }>();
  readXml(name, xml, {
    open(tag) {
      if (tag.name !== "commentEx") return;
      const isDone = /^(?:1|true)$/.test(tag.attribute("done") ?? "");
      threads.set(tag.attribute("paraId") ?? "", { parent: tag.attribute("paraIdParent"), isDone });
    },
  });
  return threads;
}

interface CommentPlace {
  readonly order: number;
  heading: string | undefined;
  words: string;
}

/** Tracked changes of text and of format; what is inside one is not counted again. */
const TRACKED = /^(?:ins|del|moveFrom|moveTo|(?:r|p|sect|tbl|tr|tc)PrChange)$/;

function placesOf(name: string, xml: Uint8Array, headings: ReadonlySet<string>) {
  const places = new Map<string, CommentPlace>();
  const open = new Set<CommentPlace>();
  /** Comments without marked words: those of the paragraph are theirs. */
  let points: CommentPlace[] = [];
  /** Those that begin in the paragraph: where it is a heading, it is theirs. */
  let begun: CommentPlace[] = [];
  const text = textReader();
  let [heading, paragraph, opening]: [string | undefined, string, string] = [undefined, "", ""];
  let isHeading = false;
  let trackedChanges = 0;
  const add = (piece: string) => {
    paragraph += piece;
    for (const one of open) if (one.words.length < OPENING) one.words += piece;
  };
  const placeAt = (id: string): CommentPlace => {
    const known = places.get(id);
    if (known) return known;
    const made: CommentPlace = { order: places.size, heading, words: "" };
    places.set(id, made);
    begun.push(made);
    return made;
  };
  readXml(name, xml, {
    open(tag) {
      const id = tag.attribute("id") ?? "";
      if (tag.name === "p") {
        for (const one of open) one.words += " ";
        [paragraph, isHeading] = ["", false];
      }
      if (tag.name === "pStyle") isHeading = headings.has(tag.attribute("val") ?? "");
      if (tag.name === "outlineLvl" && Number(tag.attribute("val") ?? "9") < 9) isHeading = true;
      if (TRACKED.test(tag.name)) trackedChanges += 1;
      if (tag.name === "commentRangeStart") open.add(placeAt(id));
      if (tag.name === "commentRangeEnd") open.delete(placeAt(id));
      if (tag.name === "commentReference") {
        const place = placeAt(id);
        if (line(place.words) === "") points.push(place);
      }
      add(text.open(tag));
    },
    text: (piece) => add(text.text(piece)),
    close(tag) {
      text.close(tag);
      if (tag !== "p") return;
      for (const one of points) one.words = paragraph;
      if (isHeading && line(paragraph) !== "") {
        heading = line(paragraph);
        for (const one of begun) one.heading = heading;
      }
      [points, begun] = [[], []];
      if (opening.length < OPENING) opening += `${paragraph}\n`;
    },
  });
  for (const one of places.values()) one.words = line(one.words);
  return { places, trackedChanges, opening };
}

/** What an element or its text adds to the text as it is read on the page; deleted text and instructions add nothing. */
function textReader() {
  let isText = false;
  return {
    open({ name }: XmlTag): string {
      isText = name === "t";
      if (name === "tab") return " ";
      return name === "br" || name === "cr" ? "\n" : "";
    },
    text: (piece: string) => (isText ? piece : ""),
    close(_: string) {
      isText = false;
    },
  };
}

function line(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ").trim();
}

function lines(text: string): string {
  return text
    .split("\n")
    .map(line)
    .filter((one) => one !== "")
    .join("\n");
}
