/**
 * Which labels fit on the map, and where (M37): by priority, at the first free place beside their anchor.
 *
 * Nothing here touches the DOM; positions are pixels, y downwards.
 * @module
 */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/**
 * @typedef {"right" | "top-right" | "top" | "left" | "bottom" | "bottom-right" | "top-left" | "bottom-left" | "middle"} Side
 */

/**
 * A text that wants to stand on the map.
 * @typedef {object} Wish
 * @property {number} x anchor
 * @property {number} y
 * @property {number} r room that the anchor's symbol takes
 * @property {number} width of the text
 * @property {number} height
 * @property {number} priority lower is more important
 * @property {Side[]} [sides] places to try, in this order
 * @property {[number, number][]} [spots] places of the text's middle to try instead of sides, from the anchor
 * @property {boolean} [modest] rather left out than on what is shunned
 * @property {string} [only] of the wishes with the same word the first that fits is placed
 */

/**
 * @template {Wish} T
 * @typedef {{wish: T, box: Box}} Placed
 */

/** @type {Side[]} */
export const SIDES = ["right", "top-right", "top", "left", "bottom", "bottom-right", "top-left", "bottom-left"];

/** Space between a symbol and its label, and between two labels [px]. */
const GAP = 3;

/**
 * Place what fits; what does not is left out, never shrunk and never moved onto something else.
 * @template {Wish} T
 * @param {T[]} wishes
 * @param {{frame: Box, taken: Box[], shunned?: Box[]}} room what is visible, what may not be covered, and what is
 *   only covered when there is no other place
 * @returns {Placed<T>[]}
 */
export function place(wishes, { frame, taken, shunned = [] }) {
  const grid = new Grid(taken);
  const soft = new Grid(shunned);
  /** @type {Placed<T>[]} */
  const placed = [];
  const order = wishes.map((wish, index) => ({ wish, index }));
  order.sort((a, b) => a.wish.priority - b.wish.priority || a.index - b.index);
  const said = new Set();
  for (const { wish } of order) {
    if (wish.only && said.has(wish.only)) continue;
    const free = boxes(wish).filter((candidate) => holds(frame, candidate) && !grid.meets(candidate));
    const box = leastIn(soft, free);
    if (!box || (wish.modest && soft.hits(box) > 0)) continue;
    grid.add(box);
    said.add(wish.only);
    placed.push({ wish, box });
  }
  return placed;
}

/**
 * The box that covers the least of what is shunned; of equals the first.
 * @param {Grid} soft @param {Box[]} free
 */
function leastIn(soft, free) {
  let best = { box: free.at(0), hits: Infinity };
  for (const box of free) {
    const hits = soft.hits(box);
    if (hits < best.hits) best = { box, hits };
    if (hits === 0) break;
  }
  return best.box;
}

/**
 * The boxes that a text may take, the best first.
 * @param {Wish} wish
 * @returns {Box[]}
 */
function boxes(wish) {
  if (!wish.spots) return (wish.sides ?? SIDES).map((side) => boxAt(wish, side));
  return wish.spots.map(([dx, dy]) => boxAt({ ...wish, x: wish.x + dx, y: wish.y + dy }, "middle"));
}

/**
 * Box of a text on one side of its anchor.
 * @param {Wish} wish
 * @param {Side} side
 * @returns {Box}
 */
export function boxAt({ x, y, r, width, height }, side) {
  const away = r + GAP;
  const slant = r * Math.SQRT1_2 + GAP;
  const [left, top] = {
    right: [x + away, y - height / 2],
    "top-right": [x + slant, y - slant - height],
    top: [x - width / 2, y - away - height],
    left: [x - away - width, y - height / 2],
    bottom: [x - width / 2, y + away],
    "bottom-right": [x + slant, y + slant],
    "top-left": [x - slant - width, y - slant - height],
    "bottom-left": [x - slant - width, y + slant],
    middle: [x - width / 2, y - height / 2],
  }[side];
  return { left, top, right: left + width, bottom: top + height };
}

/**
 * Tell whether two boxes share more than an edge.
 * @param {Box} a
 * @param {Box} b
 */
export function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** @param {Box} outer @param {Box} inner */
function holds(outer, inner) {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

/** Boxes by the cells they touch, so that a thousand labels do not ask each other. */
class Grid {
  /** @param {Box[]} boxes */
  constructor(boxes) {
    this.cell = 96;
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
    for (const box of boxes) this.add(box);
  }

  /** @param {Box} box */
  add(box) {
    for (const key of this.#keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** @param {Box} box */
  meets(box) {
    return this.#keys(box).some((key) => this.cells.get(key)?.some((other) => meet(box, other)) ?? false);
  }

  /** How many boxes a box meets. @param {Box} box */
  hits(box) {
    const met = this.#keys(box).flatMap((key) => this.cells.get(key)?.filter((other) => meet(box, other)) ?? []);
    return new Set(met).size;
  }

  /** @param {Box} box */
  #keys({ left, top, right, bottom }) {
    /** @type {string[]} */
    const keys = [];
    for (let i = Math.floor(left / this.cell); i <= Math.floor(right / this.cell); i++) {
      for (let j = Math.floor(top / this.cell); j <= Math.floor(bottom / this.cell); j++) keys.push(`${i},${j}`);
    }
    return keys;
  }
}
