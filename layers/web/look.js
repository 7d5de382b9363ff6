/**
 * A look as `GET /api/styles/{name}` says it (`layers/render/leaflet.py`): which symbol draws a feature.
 *
 * Lengths are CSS pixels at zoom factor 1, colours `#rrggbb`. Nothing here touches the DOM.
 * @module
 */

/** @typedef {{zh: string, en: string}} Text */
/** @typedef {Record<string, (string | boolean)[]>} When */
/** @typedef {{colour: string, width_px: number, gap_px: number, angle: number, opacity: number}} Hatch */

/**
 * One look of a point, line or polygon. `dash_px` is dash and gap in turn; `casing_px` is the whole width of the
 * line under the stroke; `ball` is the filled share of the Harvey ball.
 * @typedef {object} Symbol
 * @property {"circle" | "diamond" | "square" | "triangle"} shape
 * @property {number | null} size_px
 * @property {string | null} fill
 * @property {number} fill_opacity
 * @property {string | null} stroke
 * @property {number} stroke_px
 * @property {number[]} dash_px
 * @property {"butt" | "round"} cap
 * @property {string | null} casing
 * @property {number} casing_px
 * @property {number} opacity
 * @property {number | null} ball
 * @property {string | null} ball_colour
 * @property {string | null} glyph
 * @property {string | null} glyph_colour
 * @property {Hatch | null} hatch
 */

/** @typedef {{when: When, label: Text, symbol: Symbol, from_zoom: number, tag?: Text | null}} Rule */

/**
 * @typedef {object} Size
 * @property {string} field
 * @property {number} radius_px radius of the amount 1 at factor 1
 * @property {number} floor_px
 * @property {number[]} legend
 * @property {Text} unit
 * @property {{from: number, factor: number, floor_amount: number}[]} zoom
 * @property {Rule} missing
 */

/**
 * @typedef {object} LabelLook
 * @property {string} zh field of the Chinese text
 * @property {string} en field of the English text
 * @property {number} size_px
 * @property {string} colour
 * @property {string} halo
 * @property {number} halo_px
 * @property {number} from_zoom
 * @property {Text} suffix
 */

/**
 * @typedef {object} Look
 * @property {string} name
 * @property {string} layer
 * @property {Rule[]} rules
 * @property {Rule} otherwise
 * @property {Size | null} size
 * @property {{from_px: number, share: number} | null} ball
 * @property {{when: When, core: string, share: number} | null} group
 * @property {LabelLook | null} label
 * @property {Symbol | null} halo
 * @property {number} opacity of the layer as a whole
 * @property {number} beside_px how far beside the line it follows a line is drawn
 * @property {{hover?: Partial<Symbol>, selected?: Partial<Symbol>, dim?: Partial<Symbol>}} states
 */

/**
 * The look of projects; `by`: what its rules go by, the stage where nothing is said.
 * @typedef {Look & {size: Size, ball: {from_px: number, share: number}, by?: import("./state.js").By}} SizedLook
 */

/**
 * Tell whether properties equal one of the values in every field of `when`; "*" is any value but null.
 * @param {When} when
 * @param {Record<string, any>} properties
 */
export function fits(when, properties) {
  return Object.entries(when).every(([field, values]) => {
    const value = properties[field] ?? null;
    return value !== null && (values.includes("*") || values.includes(value));
  });
}

/**
 * Number of the rule that draws a feature; the number of rules when none fits.
 * @param {Look} look
 * @param {Record<string, any>} properties
 */
export function ruleIndex(look, properties) {
  const index = look.rules.findIndex((rule) => fits(rule.when, properties));
  return index < 0 ? look.rules.length : index;
}

/**
 * The rule with a number that `ruleIndex` gave.
 * @param {Look} look
 * @param {number} index
 * @returns {Rule}
 */
export function ruleAt(look, index) {
  return look.rules[index] ?? look.otherwise;
}

/**
 * The rule that draws a feature.
 * @param {Look} look
 * @param {Record<string, any>} properties
 */
export function ruleOf(look, properties) {
  return ruleAt(look, ruleIndex(look, properties));
}

/**
 * The symbol of a feature, with what a state changes of it.
 * @param {Look} look
 * @param {Record<string, any>} properties
 * @param {"hover" | "selected" | "dim" | null} [state]
 * @returns {Symbol}
 */
export function symbolOf(look, properties, state = null) {
  const { symbol } = ruleOf(look, properties);
  return state ? inState(look, symbol, state) : symbol;
}

/**
 * Lay a state over a symbol.
 * @param {Look} look
 * @param {Symbol} symbol
 * @param {"hover" | "selected" | "dim"} state
 * @returns {Symbol}
 */
export function inState(look, symbol, state) {
  const changes = look.states[state];
  return changes ? { ...symbol, ...changes } : symbol;
}
