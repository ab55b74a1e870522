import { parentPort, Worker, workerData } from "node:worker_threads";
import { builtProgram } from "./built-program.ts";

/** A second thread that answers one question after the other. */
export interface AskedThread<Ask, Answer> {
  /** Rejects with what the thread threw. */
  ask(what: Ask, transfer?: readonly ArrayBuffer[]): Promise<Answer>;
}

type Message<Answer> = { readonly answer: Answer } | { readonly thrown: unknown };

/**
 * Starts a thread with the program at a path. `data` is what it begins with. The process waits for it only where
 * something is asked.
 */
export function startAsked<Ask, Answer>(program: string, data: unknown): AskedThread<Ask, Answer> {
  const worker = new Worker(program, { workerData: data });
  worker.unref();
  const waiting: { settle(answer: Answer): void; fail(error: unknown): void }[] = [];
  worker.on("message", (message: Message<Answer>) => {
    const first = waiting.shift();
    if (waiting.length === 0) worker.unref();
    if ("answer" in message) first?.settle(message.answer);
    else first?.fail(message.thrown);
  });
  let failure: { readonly error: unknown } | undefined;
  worker.on("error", (error) => {
    failure = { error };
    for (const one of waiting.splice(0)) one.fail(error);
  });
  return {
    ask: (what, transfer = []) =>
      new Promise((settle, fail) => {
        if (failure) return fail(failure.error);
        waiting.push({ settle, fail });
        worker.ref();
        worker.postMessage(what, transfer);
      }),
  };
}

let second: AskedThread<unknown, unknown> | undefined;

/** The one second thread that does several things: started when first asked for; undefined where it is not built. */
export function secondThread<Ask, Answer>(data: unknown): AskedThread<Ask, Answer> | undefined {
  const program = builtProgram("second-thread");
  if (program !== undefined) second ??= startAsked(program, data);
  return second as AskedThread<Ask, Answer> | undefined;
}

/** That thread, where it was started: whoever has work for it need not wait for its start. */
export function startedThread<Ask, Answer>(): AskedThread<Ask, Answer> | undefined {
  return second as AskedThread<Ask, Answer> | undefined;
}

/** The thread's side: `begin` is called at once, with what the thread was started with, and gives who answers. */
export function answering<Data, Ask, Answer>(begin: (data: Data) => (what: Ask) => Promise<Answer>): void {
  const answer = begin(workerData as Data);
  let last = Promise.resolve();
  parentPort?.on("message", (what: Ask) => {
    last = last.then(async () => parentPort?.postMessage(await messageOf(answer(what))));
  });
}

async function messageOf<Answer>(answer: Promise<Answer>): Promise<Message<Answer>> {
  try {
    return { answer: await answer };
  } catch (thrown) {
    return { thrown };
  }
}
