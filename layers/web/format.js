/**
 * Amounts, dates and lengths as a reader of either language expects them (M63).
 *
 * Nothing here touches the DOM.
 * @module
 */

/** @import {Lang} from "./state.js" */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A number with at most so many decimals, thousands grouped.
 * @param {number} value
 * @param {number} [digits]
 */
export function number(value, digits = 2) {
  const [whole, rest] = String(Number(value.toFixed(digits))).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/**
 * An amount with its unit: 165.5 亿元, CNY 16.55 bn, CNY 123 m below a billion; 1.23 万亿元, CNY 1.23 tn from there on.
 * @param {number} amount 100 million CNY
 * @param {Lang} lang
 */
export function money(amount, lang) {
  const [value, unit] = large(amount, lang);
  if (unit !== "") return lang === "zh" ? `${number(value)} ${unit}元` : `CNY ${number(value)} ${unit}`;
  if (lang === "zh") return `${number(amount)} 亿元`;
  return amount < 10 ? `CNY ${number(amount * 100, 1)} m` : `CNY ${number(amount / 10, 3)} bn`;
}

/**
 * An amount for narrow columns, where the unit is as short as it can be.
 * @param {number} amount 100 million CNY
 * @param {Lang} lang
 */
export function shortMoney(amount, lang) {
  const [value, unit] = large(amount, lang);
  if (unit !== "") return `${number(value)} ${unit}`;
  if (lang === "zh") return `${number(amount, amount < 100 ? 2 : 1)} 亿`;
  return amount < 10 ? `${number(amount * 100, 0)} m` : `${number(amount / 10, amount < 100 ? 2 : 1)} bn`;
}

/**
 * An amount of a million millions and more, as sums of many projects are.
 * @param {number} amount 100 million CNY
 * @param {Lang} lang
 * @returns {[number, string]} no unit for less
 */
function large(amount, lang) {
  return amount < 10_000 ? [amount, ""] : [amount / 10_000, lang === "zh" ? "万亿" : "tn"];
}

/**
 * A date as exactly as it is known: 2024年11月, Nov 2024.
 * @param {string} date YYYY, YYYY-MM or YYYY-MM-DD
 * @param {Lang} lang
 * @param {"day" | "month" | "year"} [precision] finest part to be shown
 */
export function date(date, lang, precision = "day") {
  const [year, month, day] = date.split("-");
  const monthKnown = month !== undefined && precision !== "year";
  const dayKnown = day !== undefined && precision === "day";
  if (!monthKnown) return lang === "zh" ? `${year}年` : year;
  if (lang === "zh") return `${year}年${Number(month)}月${dayKnown ? `${Number(day)}日` : ""}`;
  const name = MONTHS[Number(month) - 1];
  return dayKnown ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/**
 * A period, its ends parted by "/": 2019年1月至6月 is two dates.
 * @param {string} period
 * @param {Lang} lang
 * @returns {string[]} one date or two
 */
export function periodEnds(period, lang) {
  return period.split("/").map((end) => date(end, lang));
}

/**
 * Whole months from one date to another.
 * @param {string} from YYYY-MM or finer
 * @param {string} to
 */
export function monthsBetween(from, to) {
  const [a, b] = [from, to].map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)));
  return b - a;
}

/**
 * A distance: metres below a kilometre, else kilometres.
 * @param {number} metres
 */
export function distance(metres) {
  return metres < 1000 ? `${number(metres, 0)} m` : `${number(metres / 1000, 1)} km`;
}
