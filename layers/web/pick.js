/**
 * Which symbol a pointer means (M27): found by index, decided by edge, left to the reader where it is a guess.
 *
 * Nothing here touches the DOM; positions are pixels of any one frame.
 * @module
 */

import KDBush from "./vendor/kdbush/index.js";

/** Smallest radius that a pointer hits, and a finger [px]. */
const HIT = 12;
const HIT_COARSE = 22;

/** Edges nearer to each other than this are the same to a pointer, and to a finger [px]. */
const TIE = 2.5;
const TIE_COARSE = 10;

/** @typedef {{x: number, y: number, r: number}} Disc */

/**
 * A disc under the pointer. `inside`: the pointer lies on it; `edge`: distance to its outline.
 * @typedef {{index: number, inside: boolean, edge: number, distance: number}} Candidate
 */

/** Discs, found by position. */
export class Picker {
  /** @param {Disc[]} discs in drawing order: later ones lie on top */
  constructor(discs) {
    this.discs = discs;
    this.reach = discs.reduce((most, { r }) => Math.max(most, r), 0);
    this.index = new KDBush(discs.length, 64, Float32Array);
    for (const { x, y } of discs) this.index.add(x, y);
    this.index.finish();
  }

  /**
   * All discs that a pointer may mean, the likeliest first.
   * @param {number} x
   * @param {number} y
   * @param {boolean} [coarse] a finger
   * @returns {Candidate[]}
   */
  candidates(x, y, coarse = false) {
    const hit = coarse ? HIT_COARSE : HIT;
    const found = this.index.within(x, y, Math.max(this.reach, hit) + 1).map((index) => {
      const disc = this.discs[index];
      const distance = Math.hypot(disc.x - x, disc.y - y);
      return { index, distance, inside: distance <= disc.r + 1, edge: Math.abs(distance - disc.r) };
    });
    return found
      .filter(({ index, distance }) => distance <= Math.max(this.discs[index].r + 1, hit))
      .sort((a, b) => Number(b.inside) - Number(a.inside) || a.edge - b.edge || b.index - a.index);
  }
}

/**
 * Decide between candidates.
 *
 * The disc whose edge is nearest is meant, and so is the one that is seen on top; where the two are not the same, or
 * another edge is as near, nobody can know, and all that may be meant are given back.
 * @param {Candidate[]} candidates the likeliest first
 * @param {boolean} [coarse] a finger
 * @returns {number[]} indices: none, the one that is meant, or several to choose from
 */
export function decide(candidates, coarse = false) {
  if (candidates.length <= 1) return candidates.map(({ index }) => index);
  const tie = coarse ? TIE_COARSE : TIE;
  const [best] = candidates;
  const rivals = candidates.filter((other) => other.inside === best.inside || coarse);
  const near = rivals.filter((other) => other.edge - best.edge <= tie);
  const top = Math.max(...rivals.filter(({ inside }) => inside).map(({ index }) => index), -1);
  const seen = best.inside && top !== best.index ? rivals.filter(({ index }) => index === top) : [];
  const meant = [...new Set([...near, ...seen])];
  return meant.map(({ index }) => index);
}
