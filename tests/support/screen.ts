import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** A shell in a real terminal of its own. */
export interface Screen {
  /** Types text as it is. */
  type(text: string): void;
  /** Presses keys by tmux's names: `Enter`, `C-c`, `Down`. */
  press(...keys: string[]): void;
  /** Pastes a text at once, as a person does with the clipboard; `marked` as terminals do that say what is pasted. */
  paste(text: string, marked: boolean): void;
  /** Writes every byte that the terminal gets from now on into a file. */
  record(path: string): void;
  /** Closes the terminal over whatever runs in it. */
  close(): void;
  /** What is on the screen now; with `escapes`, colours too. */
  shown(escapes?: boolean): string;
  /** Waits until the screen shows this, and gives the screen. */
  sees(text: string | RegExp): Promise<string>;
}

/** What a shell begins with; `columns` is 80 where it is not said. */
export interface ScreenOptions {
  readonly cwd: string;
  readonly home: string;
  readonly today: string;
  readonly columns?: number | undefined;
}

/** Opens a shell in tmux, which is gone when the test ends. */
export function screen({ cwd, home, today, columns = 80 }: ScreenOptions): Screen {
  const socket = `scrutiny-test-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const tmux = (...argv: string[]) =>
    execFileSync("tmux", ["-L", socket, "-f", "/dev/null", ...argv]).toString();
  const env = { HOME: home, SCRUTINY_TODAY: today, PS1: "$ ", LC_ALL: "C.UTF-8", EDITOR: "", VISUAL: "" };
  const set = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const size = ["-x", String(columns), "-y", "40"];
  tmux("new-session", "-d", ...size, "-c", cwd, "env", ...set, "sh");
  let isOpen = true;
  const close = (): void => {
    if (isOpen) tmux("kill-server");
    isOpen = false;
  };
  onTestFinished(close);
  const shown = (escapes = false) => tmux("capture-pane", "-p", ...(escapes ? ["-e"] : [])).trimEnd();
  return {
    type: (text) => void tmux("send-keys", "-l", "--", text),
    press: (...keys) => void tmux("send-keys", ...keys),
    paste(text, marked) {
      tmux("set-buffer", "--", text);
      tmux("paste-buffer", "-d", ...(marked ? ["-p"] : []));
    },
    record: (path) => void tmux("pipe-pane", `cat > '${path}'`),
    close,
    shown,
    async sees(text) {
      for (let tries = 0; tries < 400; tries += 1) {
        const now = shown();
        if (typeof text === "string" ? now.includes(text) : text.test(now)) return now;
        await sleep(50);
      }
      throw new Error(`never seen: ${text}\n${shown()}`);
    },
  };
}
