// How many megabytes a second are read: notes of about 3 kB, one call each, as check makes them.
import { chanceFrom } from "./chance.mjs";
import { denseNotes } from "./false-alarms.mjs";
import { ordinaryNote, plainNote } from "./prose.mjs";
import { OPTIONS } from "./values.mjs";

const SIZE = 10_000_000;
const ROUNDS = 5;
const ENOUGH_MS = 5000;

/** Best of some rounds for each corpus of 10 MB; the dense one is a tenth of it. */
export function measureSpeed(findPrivate, say) {
  const corpora = {
    "prose without a digit": notesOf(plainNote),
    "notes as people write them": notesOf(ordinaryNote),
    "notes dense with look-alikes": [...denseNotes()].map((note) => note.text),
  };
  return Object.entries(corpora).map(([name, notes]) => {
    say(`speed: ${name}`);
    const bytes = notes.reduce((sum, note) => sum + Buffer.byteLength(note), 0);
    return { name, notes: notes.length, bytes, megabytesASecond: bytes / 1e6 / bestOf(findPrivate, notes) };
  });
}

function notesOf(make) {
  const chance = chanceFrom(1989);
  const notes = [];
  for (let size = 0; size < SIZE; size += notes.at(-1).length) notes.push(make(chance));
  return notes;
}

/** Seconds. */
function bestOf(findPrivate, notes) {
  let best = Number.POSITIVE_INFINITY;
  const started = performance.now();
  for (
    let round = 0;
    round < ROUNDS && (round === 0 || performance.now() - started < ENOUGH_MS);
    round += 1
  ) {
    const from = performance.now();
    for (const note of notes) findPrivate(note, OPTIONS);
    best = Math.min(best, performance.now() - from);
  }
  return best / 1000;
}
