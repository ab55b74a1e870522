// The cases: kinds x disguises x values x surroundings, one after the other.
import { DISGUISES } from "./disguises.mjs";
import { FRAMES } from "./frames.mjs";
import { pairsOfDisguises } from "./pairs.mjs";
import { tokensOf } from "./tokens.mjs";
import { KINDS, mustBeReserved, VALUES, valueAt } from "./values.mjs";

/** All disguises, pairs last. */
export const ALL_DISGUISES = [...DISGUISES, ...pairsOfDisguises()];

export const disguisesOf = (kind) => ALL_DISGUISES.filter((one) => (one.kinds ?? KINDS).includes(kind));

/**
 * Every case of a disguise of a kind: `text`, and `spans`, the offsets of each character of the value in it.
 * `isPair` tells whether two disguises were put together.
 */
export function* casesOf(kind, disguise) {
  for (let index = 0; index < VALUES; index += 1) {
    const value = valueAt(kind, index, disguise.shape ?? shapeAt(index));
    mustBeReserved(value);
    const tokens = disguise.steps.reduce((made, step) => step(made), tokensOf(value));
    for (const frame of FRAMES[disguise.frames])
      yield inFrame(frame(aboutOf(value, disguise)), tokens, value);
  }
}

const shapeAt = (index) => (Math.floor(index / 5) % 2 === 0 ? "compact" : "usual");

/** Half of the values have their label before them, where the disguise does not say. */
function aboutOf({ kind, index, label: name, needsLabel }, { hasLabel, glue }) {
  const isLabelled = needsLabel || (hasLabel ?? Math.floor(index / 2) % 2 === 0);
  const label = glue === undefined ? `${name} ` : `${name.replace(/[:.]$/, "")}${glue}`;
  return { kind, index, name, needsLabel, label: isLabelled ? label : "" };
}

function inFrame({ surrounding, before, after, indent }, tokens, value) {
  const spans = [];
  let text = before;
  for (const token of tokens) {
    const from = text.length;
    text += token.text.replaceAll("\n", `\n${indent}`);
    if (token.own) spans.push([from, text.length]);
  }
  return { surrounding, text: text + after, spans, value: value.groups.join("") };
}
