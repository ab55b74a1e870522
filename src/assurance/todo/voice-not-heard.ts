import { slugOf } from "../../model/id.ts";
import type { WordsFile } from "../../model/knowledge-base.ts";
import type { QuarterWords } from "../../model/words.ts";
import { periodInWords, QUARTERS, quarterOf } from "../../model/year.ts";
import type { TodoContext, TodoKind } from "../todo-context.ts";

/** Whom the newest words say that nobody heard. */
export const voiceNotHeard: TodoKind = {
  kind: "voice-not-heard",
  says: "The words of the last quarter that has any say that somebody was not heard. A line a voice.",
  find(context) {
    const pages = written(context);
    const newest = pages.at(-1);
    return (newest?.file.value["not-heard"] ?? []).map((voice) => {
      const before = [...pages].reverse().findIndex(({ file }) => !names(file, voice));
      const count = before === -1 ? pages.length : before;
      const again = count > 1 ? `, and in ${count} quarters one after the other` : "";
      return {
        urgency: 3,
        due: undefined,
        id: slugOf(voice),
        message: `${voice}: not heard in ${newest && periodInWords(newest.period)}${again}.`,
        command: commandFor(context),
        who: [],
      };
    });
  },
};

/** Own words of quarters that have ended, in their order. */
function written({ base, today }: TodoContext) {
  const folders = [...base.years.values()].sort((a, b) => a.year.start - b.year.start);
  return folders.flatMap(({ year, quarters }) =>
    QUARTERS.flatMap((name) => {
      const [file, period] = [quarters[name], quarterOf(year, name)];
      return file && period.to < today ? [{ file, period }] : [];
    }),
  );
}

function names({ value }: WordsFile<QuarterWords>, voice: string): boolean {
  const key = (text: string) => text.trim().toLowerCase();
  return value["not-heard"].some((one) => key(one) === key(voice));
}

/** Only a year with a programme has an activity for it. */
function commandFor({ folder, year }: TodoContext): string {
  const activities = folder(year)?.programme?.value.activities ?? [];
  const engagement = activities.find((one) => one.kind === "engagement");
  return engagement ? `scrutiny new-evidence --activity ${engagement.id}` : "scrutiny new-evidence";
}
