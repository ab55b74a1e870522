import { REGISTER_SCHEMAS } from "../../model/registers.ts";
import type { Schema } from "../../model/schema.ts";
import { UserError } from "../../model/user-error.ts";
import { decode } from "../../parse/decode.ts";
import type { Session } from "../session.ts";
import { badInput, handedIn } from "../writing/handed-in.ts";
import { shapedBy } from "../writing/shaped.ts";
import { type EntryFields, type EntryKind, optionName } from "./entry-kind.ts";

/** Some fields of an entry of that kind, as the schema has each. */
export function someFields({ kind }: EntryKind): Schema<EntryFields> {
  return REGISTER_SCHEMAS[kind].partial() as unknown as Schema<EntryFields>;
}

/** Holds fields against the kind's schema; throws UserError that names the option. */
export function shapedEntry(kind: EntryKind, fields: EntryFields): EntryFields {
  return shapedBy(someFields(kind), fields, (name) => {
    const [head] = name.split(".");
    const field = kind.fields.find((one) => one.name === head);
    return field ? optionName(field) : `--${head}`;
  });
}

/** The text below the fields that `--body` names; throws UserError where it is no text or brings fields of its own. */
export async function givenBody(session: Session, body: string | undefined): Promise<string | undefined> {
  if (body === undefined) return undefined;
  const file = await handedIn(session, body);
  const text = decode(file.path, file.bytes);
  if (text.value === undefined) throw badInput(file.path, text.problems);
  if (!/^---$/m.test(text.value.split("\n", 1)[0] ?? "")) return text.value.trim();
  throw new UserError(
    "bad-input",
    `${file.path} begins with a line of three hyphens, as fields do.`,
    "--body takes the text below the fields; give each field as an option.",
  );
}
