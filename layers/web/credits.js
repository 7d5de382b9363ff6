/**
 * The names of the atlas, and whose data it is drawn from: title, brand, source line with the 审图号 (M40, M78).
 * @module
 */

import { byId, el, fill } from "./dom.js";

/** @import {Translate} from "./i18n.js" */
/** @import {Atlas} from "./model.js" */
/** @import {Lang} from "./state.js" */

/**
 * Write names and sources.
 * @param {Atlas} atlas
 * @param {Lang} lang
 * @param {Translate} t
 */
export function writeCredits(atlas, lang, t) {
  const product = lang === "zh" ? atlas.product_zh : atlas.product_en;
  const name = lang === "zh" ? atlas.name_zh : atlas.name_en;
  byId("product", HTMLElement).textContent = product;
  byId("atlas-name", HTMLElement).textContent = name;
  document.title = t("page.title", { atlas: name, product });
  const { attributions = [] } = atlas;
  const { review } = creditsOf(atlas, lang, t);
  const [first, ...others] = attributions.map((one) => one[lang]);
  const full = el("span", { class: "source-full", text: others.join(lang === "zh" ? "；" : "; ") });
  full.hidden = true;
  const more = el("button", { class: "link", attrs: { type: "button", "aria-expanded": "false" }, text: t("source.more") });
  more.addEventListener("click", () => {
    full.hidden = !full.hidden;
    more.setAttribute("aria-expanded", String(!full.hidden));
  });
  const line = el(
    "span",
    { class: "source-line" },
    el("span", { text: "Leaflet" }),
    first && el("span", { text: first }),
    el("span", { class: "review", text: review }),
    others.length > 0 && more,
  );
  fill(byId("source", HTMLElement), full, line);
}

/**
 * Sources and review number as texts, for what leaves the page.
 * @param {Atlas} atlas
 * @param {Lang} lang
 * @param {Translate} t
 */
export function creditsOf({ attributions = [], review_number: number }, lang, t) {
  const source = attributions.map((one) => one[lang]).join(lang === "zh" ? "；" : "; ");
  return { source, review: number ? t("source.review", { number }) : t("source.noReview") };
}
