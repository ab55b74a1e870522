import { editorOf, openEditor } from "../../edge/editor.ts";
import type { Session } from "../session.ts";

/** Opens a record that was just saved in the person's editor, where they have one; what becomes of that undoes nothing. */
export async function editNew(session: Session, path: string): Promise<void> {
  const editor = editorOf(session.world);
  if (editor === undefined) return;
  const done = await openEditor(editor, session.root(), path, session.world);
  if (!done) session.terminal.failure("The editor did not end well; what was saved stays as it was.");
}
