/**
 * The words of the page in Chinese and English, exchanged without a reload (M63).
 * @module
 */

/** @import {Lang} from "./state.js" */
/** @typedef {string | {one: string, other: string}} Message */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */

const FILES = { zh: "i18n/zh-CN.json", en: "i18n/en.json" };

/** BCP 47 tags of the languages. */
export const TAGS = { zh: "zh-CN", en: "en" };

/** Address of the words of a language. @param {Lang} lang */
export function wordsAddress(lang) {
  return FILES[lang];
}

/**
 * A function that says a message by its key. `{name}` is filled in; `n` chooses between one and many.
 * @param {Record<string, Message>} words
 * @param {Lang} lang
 * @returns {Translate}
 */
export function translator(words, lang) {
  const plural = new Intl.PluralRules(TAGS[lang]);
  return (key, values = {}) => {
    const message = words[key];
    if (message === undefined) throw new Error(`${key}: no such message in ${FILES[lang]}`);
    const number = Number(values.n);
    const text = typeof message === "string" ? message : message[plural.select(number) === "one" ? "one" : "other"];
    return text.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? String(values[name]) : hole));
  };
}

/**
 * Say the words of the page's own HTML: `data-t` is the text, `data-t-title` and the like are attributes.
 * @param {ParentNode} root
 * @param {Translate} t
 */
export function translatePage(root, t) {
  for (const element of root.querySelectorAll("[data-t]")) {
    element.textContent = t(element.getAttribute("data-t") ?? "");
  }
  for (const name of ["title", "aria-label", "placeholder"]) {
    for (const element of root.querySelectorAll(`[data-t-${name}]`)) {
      element.setAttribute(name, t(element.getAttribute(`data-t-${name}`) ?? ""));
    }
  }
}

/**
 * The label of a vocabulary's term.
 * @param {{zh: string, en: string} | undefined} term
 * @param {Lang} lang
 */
export function termLabel(term, lang) {
  return term ? term[lang] || term.zh : "";
}

/** Where the chosen language is remembered. */
const KEPT = "atlas.lang";

/** The language last chosen on this machine, else that of the document. */
export function rememberedLanguage() {
  const { lang } = document.documentElement;
  try {
    return localStorage.getItem(KEPT) ?? lang;
  } catch {
    return lang; // storage may be forbidden, as in a frame
  }
}

/** @param {Lang} lang */
export function rememberLanguage(lang) {
  try {
    localStorage.setItem(KEPT, lang);
  } catch {
    // nothing is remembered where storage is forbidden
  }
}
