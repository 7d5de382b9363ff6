/**
 * What the browser benchmark does inside a page: injected before anything else of it runs.
 *
 * A page says how it is worked in `window.bench.page`: its Leaflet map, and how its filter is set and released.
 */

/** Frames after which a change is taken for painted. */
const FRAMES = 2;

/** @param {number} count */
async function frames(count = FRAMES) {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now();
}

/** Time from a change to its picture [ms]. @param {() => void} change */
async function painted(change) {
  await frames();
  const begun = performance.now();
  change();
  return (await frames()) - begun;
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

window.bench = {
  /** @type {{map: L.Map, filter: (on: boolean) => void, single?: boolean} | null} */
  page: null,
  /** @type {number[]} when frames were drawn */
  drawn: [],
  lcp: 0,
  cls: 0,
  /** @type {Map<number, number>} longest delay of each interaction [ms] */
  delays: new Map(),
  frames,
  painted,
  pause,

  /** Set and release the filter. @param {number} times */
  async filter(times) {
    const { page } = window.bench;
    const found = [];
    for (let i = 0; i < times; i++) found.push(await painted(() => page.filter(i % 2 === 0)));
    page.filter(false);
    await frames();
    return found;
  },

  /** @param {number} times */
  async pan(times) {
    const { map } = window.bench.page;
    const found = [];
    for (let i = 0; i < times; i++) {
      const by = i % 2 === 0 ? 160 : -160;
      found.push(await painted(() => map.panBy([by, by / 2], { animate: false })));
      await pause(300); // what a page does when a move has ended is none of the next one
    }
    return found;
  },

  /** @param {number} times */
  async zoom(times) {
    const { map } = window.bench.page;
    const zoom = map.getZoom();
    const found = [];
    for (let i = 0; i < times; i++) {
      const to = i % 2 === 0 ? zoom + 1 : zoom;
      found.push(await painted(() => map.setZoom(to, { animate: false })));
      await pause(300);
    }
    return found;
  },

  /**
   * What a move of the pointer costs: in its event, and in the frame that follows.
   * @param {number} times
   */
  async hover(times) {
    const { map } = window.bench.page;
    const box = map.getContainer().getBoundingClientRect();
    const found = [];
    for (let i = 0; i < times; i++) {
      // The golden angle: never twice the same place, everywhere in the map.
      const x = box.left + box.width * (0.15 + 0.7 * ((i * 0.618034) % 1));
      const y = box.top + box.height * (0.15 + 0.7 * ((i * 0.754878) % 1));
      const said = { clientX: x, clientY: y, bubbles: true, pointerType: "mouse", view: window };
      let frame = 0;
      const begun = performance.now();
      // Of frames asked for one after the other the first ask is answered first: these two lie around the page's own.
      requestAnimationFrame(() => (frame = performance.now()));
      const target = document.elementFromPoint(x, y) ?? map.getContainer();
      target.dispatchEvent(new PointerEvent("pointermove", said));
      target.dispatchEvent(new MouseEvent("mousemove", said));
      const sync = performance.now() - begun;
      found.push(await new Promise((resolve) => requestAnimationFrame(() => resolve(sync + performance.now() - frame))));
      await pause(40); // Leaflet's canvas looks no more often than every 32 ms
    }
    return found;
  },
};

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.bench.lcp = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.bench.cls += entry.value;
}).observe({ type: "layout-shift", buffered: true });

new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries()) {
    const { delays } = window.bench;
    if (interactionId) delays.set(interactionId, Math.max(duration, delays.get(interactionId) ?? 0));
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });

(function tick() {
  window.bench.drawn.push(performance.now());
  if (window.bench.drawn.length < 20_000) requestAnimationFrame(tick);
})();
