/**
 * Elements made of names, attributes and text nodes. Text is never read as HTML, whatever it holds (M54, M69).
 * @module
 */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * @typedef {object} Made
 * @property {string} [class]
 * @property {string} [text]
 * @property {Record<string, string | number | boolean | null | undefined>} [attrs] false, null: left out; true: empty
 * @property {Record<string, (event: any) => void>} [on] listeners by event
 * @property {Record<string, string>} [style] properties, set through the CSSOM as the policy wants it
 */

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Made} [made]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, made = {}, ...children) {
  const element = document.createElement(name);
  if (made.class) element.className = made.class;
  setAttributes(element, made.attrs ?? {});
  for (const [type, listener] of Object.entries(made.on ?? {})) element.addEventListener(type, listener);
  for (const [property, value] of Object.entries(made.style ?? {})) element.style.setProperty(property, value);
  if (made.text !== undefined) element.append(made.text);
  append(element, children);
  return element;
}

/**
 * Put children at the end; what is nothing is left out.
 * @param {Element} element
 * @param {Child[]} children
 */
export function append(element, children) {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(typeof child === "number" ? String(child) : child);
    }
  }
}

/**
 * Replace all children.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * @param {Element} element
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * A text in which the Chinese says that it is Chinese, for a page in another language (WCAG 3.1.2).
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function withChinese(text) {
  const fragment = document.createDocumentFragment();
  for (const part of text.split(/([\u3400-\u9fff]+)/)) {
    if (part) fragment.append(/[\u3400-\u9fff]/.test(part) ? el("span", { text: part, attrs: { lang: "zh" } }) : part);
  }
  return fragment;
}

/**
 * The element with an id, of the type that the page's own HTML gives it.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`no #${id} in the page, wanted a ${type.name}`);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element of a drawing.
 * @param {string} name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  setAttributes(element, attributes);
  append(element, children);
  return /** @type {SVGElement} */ (element);
}

/**
 * An icon of one path in a box of 16 by 16, in the colour of the text around it.
 * @param {string} path
 */
export function icon(path) {
  const box = { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "icon" };
  return svg("svg", box, svg("path", { d: path }));
}

const CROSS = "m4.5 4.5 7 7m0-7-7 7";

/** The cross that closes or takes away. */
export function cross() {
  return icon(CROSS);
}

/**
 * A square button with a cross.
 * @param {string | null} label what it does, for those who do not see it; null: said later
 * @param {() => void} onClick
 * @param {Record<string, string>} [attrs]
 */
export function crossButton(label, onClick, attrs = {}) {
  const said = { type: "button", "aria-label": label, title: label, ...attrs };
  return el("button", { class: "quiet square", attrs: said, on: { click: onClick } }, cross());
}
