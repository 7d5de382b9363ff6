/**
 * Projects as a table for spreadsheets (M59).
 *
 * Nothing here touches the DOM.
 * @module
 */

/** @import {Project} from "./model.js" */

/** Texts that a spreadsheet would take for a formula begin with these. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Projects as CSV: UTF-8 with a byte order mark, so that Excel reads Chinese, and no cell that it would compute.
 * @param {Project[]} projects
 */
export function csv(projects) {
  const fields = projects.length > 0 ? Object.keys(projects[0].properties) : ["id"];
  const names = [...fields, "lon", "lat"];
  const rows = projects.map(({ properties, lon, lat }) => [...fields.map((field) => properties[field]), lon, lat]);
  const lines = [names, ...rows].map((row) => row.map(cell).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** @param {unknown} value */
function cell(value) {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
