/**
 * Keys of the page: single ones only while the map has the focus, so that nobody presses one unawares (M62, WCAG 2.1.4).
 * @module
 */

/**
 * What the keys do.
 * @typedef {object} KeyActions
 * @property {() => void} fit
 * @property {(by: 1 | -1) => void} walk to the next project in view
 * @property {(by: 1 | -1) => void} stepDate
 * @property {() => void} search
 * @property {() => void} open the selected project
 * @property {() => void} close what is open
 * @property {() => void} deselect
 */

/**
 * Listen to the keys.
 * @param {HTMLElement} map
 * @param {KeyActions} actions
 */
export function listenToKeys(map, actions) {
  /** @type {Record<string, () => void>} */
  const onMap = {
    0: actions.fit,
    n: () => actions.walk(1),
    p: () => actions.walk(-1),
    "/": actions.search,
    "[": () => actions.stepDate(-1),
    "]": () => actions.stepDate(1),
    enter: actions.open,
    escape: actions.deselect,
  };
  map.addEventListener("keydown", (event) => {
    const act = onMap[event.key.toLowerCase()];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      actions.search();
    } else if (event.key === "Escape") actions.close();
  });
}
