import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A comment put into a Word document by a test: on the words of the text at which it stands. */
export interface TestComment {
  readonly author: string;
  readonly date?: string;
  readonly text: string;
  /** Words of one run of the document; without them it answers the comment before it. */
  readonly on?: string;
  readonly isDone?: boolean;
}

const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";

/** The document with comments, as Word writes them: threads by the ids of paragraphs. */
export function withComments(bytes: Uint8Array, comments: readonly TestComment[]): Uint8Array {
  const parts = unzipSync(bytes);
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  let body = text("word/document.xml");
  let before = 0;
  for (const [id, { on }] of comments.entries()) {
    if (on !== undefined) before = id;
    const marked = comments[before]?.on ?? "";
    const run = new RegExp(`<w:r>(?:(?!<w:r>|</w:r>).)*>${escaped(marked)}</w:t></w:r>`);
    if (on === undefined) {
      body = body.replace(
        `<w:commentReference w:id="${before}"/></w:r>`,
        (all) => `${all}<w:r><w:commentReference w:id="${id}"/></w:r>`,
      );
      continue;
    }
    if (!run.test(body)) throw new Error(`no run of the text: ${marked}`);
    body = body.replace(
      run,
      (all) =>
        `<w:commentRangeStart w:id="${id}"/>${all}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`,
    );
  }
  const paragraph = (id: number) => `0000000${id + 1}`;
  const list = comments.map(
    ({ author, date, text: says }, id) =>
      `<w:comment w:id="${id}" w:author="${author}"${date === undefined ? "" : ` w:date="${date}"`} w:initials="X"><w:p w14:paraId="${paragraph(id)}"><w:r><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">${says}</w:t></w:r></w:p></w:comment>`,
  );
  const threads = comments.map(({ on, isDone }, id) => {
    const parent = comments.findLastIndex((one, at) => at < id && one.on !== undefined);
    const answers = on === undefined ? ` w15:paraIdParent="${paragraph(parent)}"` : "";
    return `<w15:commentEx w15:paraId="${paragraph(id)}"${answers} w15:done="${isDone === true ? 1 : 0}"/>`;
  });
  const links = "word/_rels/document.xml.rels";
  const own = "http://schemas.openxmlformats.org/package/2006/relationships";
  const rels = parts[links]
    ? text(links)
    : `<?xml version="1.0"?><Relationships xmlns="${own}"></Relationships>`;
  const made: Record<string, string> = {
    "word/document.xml": body,
    "word/comments.xml": `<?xml version="1.0"?><w:comments ${SPACES}>${list.join("")}</w:comments>`,
    "word/commentsExtended.xml": `<?xml version="1.0"?><w15:commentsEx ${SPACES}>${threads.join("")}</w15:commentsEx>`,
    "[Content_Types].xml": text("[Content_Types].xml").replace(
      "</Types>",
      `<Override PartName="/word/comments.xml" ContentType="${TYPE}.comments+xml"/><Override PartName="/word/commentsExtended.xml" ContentType="${TYPE}.commentsExtended+xml"/></Types>`,
    ),
    [links]: rels.replace(
      "</Relationships>",
      `<Relationship Id="rc1" Type="${RELATION}" Target="comments.xml"/><Relationship Id="rc2" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>`,
    ),
  };
  return zipSync({
    ...parts,
    ...Object.fromEntries(Object.entries(made).map(([name, xml]) => [name, strToU8(xml)])),
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
