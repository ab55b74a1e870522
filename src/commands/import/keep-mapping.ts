import { editRecordFile } from "../../edge/edit-record.ts";
import { isSame } from "../../model/same-value.ts";
import { editedRecord } from "../../parse/record-edit.ts";
import type { Given } from "./given.ts";
import { rowGuard } from "./guarded.ts";
import type { Writing } from "./plan.ts";
import type { Table, TableKind } from "./table.ts";

const POLICY = "scrutiny.yaml";

/** Keeps what was told of the columns in scrutiny.yaml, so that it is told once; nothing where it stands there already. */
export async function keepMapping(
  { session, base }: Given,
  { mapping, isTold }: Table,
  kind: TableKind,
): Promise<{ readonly writings: readonly Writing[]; readonly said: readonly string[] }> {
  const kept = base.policy.value.import?.[kind];
  const { columns, values } = mapping;
  const value = Object.keys(values).length === 0 ? { columns } : { columns, values };
  if (!isTold || isSame(kept ?? {}, { columns, values })) return { writings: [], said: [] };
  const guard = await rowGuard(session, POLICY);
  const texts = JSON.stringify(value);
  if (guard([{ where: "the columns", text: texts }]).refused !== undefined)
    return {
      writings: [],
      said: ["What was told of the columns is not kept: it would hold what identifies a person."],
    };
  const edit = { is: "set", path: ["import", kind], value } as const;
  return {
    said: [`What was told of the columns is kept in ${POLICY}, under import.`],
    writings: [
      {
        additions: [],
        async run() {
          const where = { root: session.root(), cwd: session.world.cwd, path: POLICY };
          await editRecordFile({ ...where, change: (text) => editedRecord(text, [edit], "yaml") });
          return { path: POLICY };
        },
      },
    ],
  };
}
