import { dayInWords } from "../model/day.ts";
import type { SearchAnswer, SearchItem, SnippetPiece } from "../model/search-answer.ts";
import type { Paint } from "./paint.ts";
import { safeLine } from "./safe-line.ts";
import { wrapped } from "./wrapped.ts";

/** Width and colours of the terminal, and how a path is shown from where the user stands. */
export interface SearchTextOptions {
  readonly paint: Paint;
  /** Without colours the words that were found stand in brackets. */
  readonly hasColour: boolean;
  readonly columns: number;
  shown(path: string): string;
}

/** What `search` found, for a person: the title, the words in their place, and where they stand. */
export function searchAsText(answer: SearchAnswer, options: SearchTextOptions): string {
  const parts = answer.items.map((one) => itemAsText(one, options));
  return [...parts, closing(answer, options)].join("\n\n");
}

function itemAsText(one: SearchItem, options: SearchTextOptions): string {
  const { paint, columns, shown } = options;
  const isTitle = one.snippet.map(({ text }) => text).join("") === one.title;
  const title = markedText(one.markedTitle, options);
  const head = wrapped(headOf(one, title), columns - 2).map((line, index) =>
    index === 0 ? line : `  ${line}`,
  );
  const snippet = isTitle
    ? []
    : wrapped(markedText(one.snippet, options), columns - 2).map((line) => `  ${line}`);
  return [
    ...head.map((line) => paint.bold(marksAsColour(line, paint))),
    ...snippet.map((line) => marksAsColour(line, paint)),
    `  ${paint.dim(safeLine(`${shown(one.path)}:${one.line}`))}`,
  ].join("\n");
}

function headOf({ kind, label, date, state, marking }: SearchItem, title: string): string {
  const name = `${kind.replaceAll("-", " ")}${label === undefined ? "" : ` ${label}`}: `;
  const isDated = date !== undefined && kind !== "programme" && kind !== "own-words";
  const said = isDated ? `${title.replace(/\.$/, "")}, ${dayInWords(date)}` : title;
  const notes = [
    ...(state === undefined ? [] : [`(${state})`]),
    ...(marking === undefined ? [] : [`[${marking}]`]),
  ];
  return safeLine(name) + [said, ...notes.map(safeLine)].join(" ");
}

// characters of no script, which hold the place of colours while lines are made
const OPEN = "\ue000";
const CLOSE = "\ue001";

/** The snippet with the words that were found in brackets, or between the marks that become colours. */
function markedText(snippet: readonly SnippetPiece[], { hasColour }: SearchTextOptions): string {
  const [open, close] = hasColour ? [OPEN, CLOSE] : ["[", "]"];
  const marked = ({ text, isFound }: SnippetPiece) =>
    isFound ? `${open}${safeLine(text)}${close}` : safeLine(text);
  return snippet.map(marked).join("");
}

function marksAsColour(line: string, paint: Paint): string {
  return line.replace(/\ue000([^\ue001]*)\ue001/g, (_, word: string) => paint.yellow(paint.bold(word)));
}

function closing(
  { query, total, items, isEvery, didYouMean }: SearchAnswer,
  options: SearchTextOptions,
): string {
  const said = safeLine(query);
  if (total === 0) {
    const other = /["“”„]/.test(query)
      ? "What stands in quotes is looked for side by side, as it is. Try it without them."
      : "Try fewer words, or the beginning of one.";
    const hint = didYouMean === undefined ? other : `Did you mean: ${safeLine(didYouMean)}?`;
    return [`Nothing was found for ${said}.`, hint].join("\n");
  }
  const count = `${total} found`;
  const best =
    items.length < total ? `; the best ${items.length} are shown (--limit ${total} shows all)` : "";
  const some = isEvery ? "" : " Nothing has all of the words: these have some of them.";
  return wrapped(`${count}${best}.${some}`, options.columns)
    .map((line) => options.paint.dim(line))
    .join("\n");
}
