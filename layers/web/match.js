/**
 * Which projects a search means: names, aliases, company, place, district, pinyin and initials, from one character (M7).
 *
 * Nothing here touches the DOM.
 * @module
 */

/** @import {Project, Unit} from "./model.js" */

/**
 * What can be searched of a project, ready for comparison. Lower `weight` ranks higher.
 * @typedef {{project: Project, texts: {text: string, weight: number}[]}} Entry
 */

/**
 * Prepare the projects for searching.
 * @param {Project[]} projects
 * @param {Map<string, Unit>} units
 * @returns {Entry[]}
 */
export function searchEntries(projects, units) {
  return projects.map((project) => {
    /** @type {[string | null | undefined, number][]} */
    const said = [
      [project.short_zh, 0],
      [project.name_zh, 0],
      [project.name_en, 1],
      ...project.aliases.map((alias) => /** @type {[string, number]} */ ([alias, 1])),
      ...project.search.map((token) => /** @type {[string, number]} */ ([token, 2])),
      [project.company, 3],
      [project.properties.place_text, 4],
      [project.properties.town, 4],
      [project.properties.district_reported, 5],
      ...project.units.flatMap((slug) => {
        const unit = units.get(slug);
        return /** @type {[string, number][]} */ (unit ? [[unit.name_zh, 5], [unit.name_en, 5], [slug, 5]] : []);
      }),
    ];
    const texts = said.flatMap(([text, weight]) => (text ? [{ text: normal(text), weight }] : []));
    return { project, texts };
  });
}

/**
 * Projects that hold every word of a query, the best first.
 * @param {Entry[]} entries
 * @param {string} query
 * @returns {Project[]}
 */
export function search(entries, query) {
  const words = normal(query).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const found = entries.flatMap(({ project, texts }) => {
    // Not all who type pinyin tell ng from n: the keys hold both, so what was typed is tried both ways.
    const ranks = words.map((word) => Math.min(rank(texts, word), 1 + rank(texts, word.replaceAll("ng", "n"))));
    return ranks.every(Number.isFinite) ? [{ project, rank: ranks.reduce((sum, one) => sum + one, 0) }] : [];
  });
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      (b.project.amount ?? -1) - (a.project.amount ?? -1) ||
      (a.project.id < b.project.id ? -1 : 1),
  );
  return found.map(({ project }) => project);
}

/**
 * Width and case do not matter in a comparison, nor does space at the ends.
 * @param {string} text
 */
export function normal(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/**
 * @param {{text: string, weight: number}[]} texts
 * @param {string} word
 * @returns {number} Infinity where the word is nowhere
 */
function rank(texts, word) {
  let best = Infinity;
  for (const { text, weight } of texts) {
    const at = text.indexOf(word);
    if (at < 0) continue;
    const place = text.length === word.length ? 0 : at === 0 ? 0.3 : 0.6;
    best = Math.min(best, weight + place);
  }
  return best;
}
