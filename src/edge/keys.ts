/** One key as the terminal sent it, or one character of a text that was pasted. */
export interface Key {
  readonly text: string;
  readonly isPasted: boolean;
}

/** Takes what a terminal sends, in pieces of any size, apart into keys. */
export interface KeyReader {
  /** The keys that are whole by now. */
  read(text: string): readonly Key[];
  /** What was begun and not ended, as a key: Escape pressed alone, after a moment without more. */
  rest(): readonly Key[];
}

export const ESCAPE = "\u001b";
export const CTRL_C = "\u0003";
export const CTRL_D = "\u0004";
export const ENTER = "\r";

const PASTE = { on: `${ESCAPE}[200~`, off: `${ESCAPE}[201~` } as const;
/** Asks a terminal to mark what is pasted; those that do not know how pass over it. */
export const MARK_PASTES = { on: `${ESCAPE}[?2004h`, off: `${ESCAPE}[?2004l` } as const;

// a sequence of the cursor keys and the like, Alt with a character, else one character
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are what is looked for
const KEY = /^(?:\u001b\[[0-9;?]*[ -/]*[@-~]|\u001bO.|\u001b[^[O\u001b]|[^\u001b])/su;
// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are what is looked for
const UNFINISHED = /^\u001b(?:\[[0-9;?]*[ -/]*|O)?$/;
/** Longer than any key: what begins like one and goes on so is none. */
const LONGEST = 32;

/** A reader of one terminal's keys. */
export function keyReader(): KeyReader {
  let pending = "";
  let paste: PastedText | undefined;
  return {
    read(text) {
      pending += text;
      const keys: Key[] = [];
      while (pending !== "" && !(UNFINISHED.test(pending) && pending.length < LONGEST)) {
        const key = KEY.exec(pending)?.[0] ?? pending.slice(0, 1);
        pending = pending.slice(key.length);
        if (key === PASTE.on) paste = pastedText();
        else if (key === PASTE.off) paste = undefined;
        // what is typed before a question stands has its Enter turned into a line feed by the terminal
        else if (!paste) keys.push({ text: key === "\n" ? ENTER : key, isPasted: false });
        else keys.push(...paste.keys(key));
      }
      return keys;
    },
    rest() {
      const text = pending;
      pending = "";
      return text === "" ? [] : [{ text, isPasted: paste !== undefined }];
    },
  };
}

interface PastedText {
  keys(text: string): readonly Key[];
}

/** A pasted text: each line end is one Enter, empty lines are none, a tab is a space, and no other key gets through. */
function pastedText(): PastedText {
  let isEmptyLine = true;
  return {
    keys(text) {
      if (text === "\n" || text === ENTER) {
        if (isEmptyLine) return [];
        isEmptyLine = true;
        return [{ text: ENTER, isPasted: true }];
      }
      if (text === "\t") return [{ text: " ", isPasted: true }];
      if (/^\p{Cc}/u.test(text)) return [];
      if (text.trim() !== "") isEmptyLine = false;
      return [{ text, isPasted: true }];
    },
  };
}
