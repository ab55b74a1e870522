import type { World } from "../../edge/world.ts";
import type { PrivateKind } from "../../model/privacy/detector.ts";
import { UserError } from "../../model/user-error.ts";
import { readPolicy } from "../../parse/knowledge-base.ts";
import { PRIVATE_IN_WORDS, privacyReader } from "../../parse/private-text.ts";
import type { LaidOut } from "./layout.ts";

/** A policy that says nothing of its own: there is none yet. */
const NO_POLICY =
  "version: 1\npartnership: {name: None yet, short: None, area: None}\nyear: {starts: 04-01}\n";

/** Says of a text why it cannot be taken: it identifies a person. */
export function whyPrivate(world: World): (text: string) => string | undefined {
  const read = readerOf(world);
  return (text) => {
    const error = read({ path: "scrutiny.yaml", bytes: Buffer.from(text) }).find(
      ({ severity }) => severity === "error",
    );
    return error && `${PRIVATE_IN_WORDS[error.rule as PrivateKind]} stands here. Write it without.`;
  };
}

/** Throws UserError `private` where something that was said identifies a person. */
export function mustNotBePrivate(files: readonly LaidOut[], world: World): void {
  const read = readerOf(world);
  for (const { path, bytes } of files.filter((one) =>
    /^(?:scrutiny\.yaml|README\.md|package\.json)$/.test(one.path),
  )) {
    const error = read({ path, bytes }).find(({ severity }) => severity === "error");
    if (!error) continue;
    throw new UserError(
      "private",
      `Nothing was written: ${path} would hold what identifies a person.`,
      `${PRIVATE_IN_WORDS[error.rule as PrivateKind]} stands in what was said. Say it without.`,
      1,
    );
  }
}

function readerOf(world: World) {
  const { value } = readPolicy({ path: "scrutiny.yaml", bytes: Buffer.from(NO_POLICY) });
  if (!value) throw new Error("the empty policy cannot be read");
  return privacyReader(value.value, (text, salt) => world.scrypt(text, salt));
}
