/**
 * What a test may look at, only with `?probe=1`, which alone has this module read: copies, nothing that could be changed
 * (M65).
 * @module
 */

/** @import {MapView} from "./mapview.js" */
/** @import {View} from "./view.js" */

/**
 * Hang the probe on the window.
 * @param {MapView} map
 * @param {() => View} view
 * @param {Record<string, number>} timings milliseconds since the page began
 */
export function addProbe(map, view, timings) {
  const probe = {
    symbols: () =>
      map.symbols.inView(map.frame).map((mark, order) => {
        const { x, y } = map.symbols.positionOf(mark, map.frame);
        const [project] = mark.projects;
        const alone = mark.projects.length === 1;
        return {
          id: mark.projects.length < 2 ? mark.id : mark.projects.map(({ id }) => id).join("+"),
          count: mark.count,
          members: mark.projects.map(({ id }) => id),
          kind: mark.kind,
          x,
          y,
          r: mark.r,
          stage: alone ? project.stage : null,
          class: alone ? project.stageClass : null,
          amount: Number.isNaN(mark.amount) ? null : mark.amount,
          precision: project?.precision ?? null,
          order,
          floor: mark.floor,
        };
      }),
    view: () => {
      const { located, tray, projects, state, total } = view();
      const centre = map.map.getCenter();
      return {
        zoom: map.map.getZoom(),
        centre: [centre.lng, centre.lat],
        located: located.map(({ id }) => id),
        docked: [...view().docked].map(([slug, list]) => [slug, list.map(({ id }) => id)]),
        tray: tray.map(({ id }) => id),
        total: view().total.count,
        all: projects.length,
        by: map.symbols.by,
        busy: (view().far?.busy || view().far?.drawing) ?? false,
        tallies: Object.fromEntries(Object.entries(view().tallies).map(([facet, values]) => [facet, Object.fromEntries(values)])),
        locatedTotal: view().locatedTotal,
        trayTotal: view().trayTotal,
        docks: Object.fromEntries(view().docks),
        missing: view().missing,
        sum: total.sum,
        state: structuredClone(state),
      };
    },
    timings: () => ({ ...timings, paint: map.symbols.paintMs }),
    labels: () => map.names.texts.map(({ wish }) => wish.text),
    names: () => map.names.texts.map(({ wish: { text }, box }) => ({ text, ...box })),
  };
  Object.defineProperty(window, "__atlas", { value: Object.freeze(probe), writable: false });
}
