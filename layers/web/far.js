/**
 * The way in to an atlas that is too large for the page: loaded only for such a one (M88).
 * @module
 */

import { readPage } from "./asking.js";
import { MOST, saveAll } from "./bigfiles.js";
import { ApiError } from "./data.js";
import { number } from "./format.js";
import { several } from "./model.js";
import { Remote } from "./remote.js";

/** @import {App} from "./app.js" */
/** @import {Collection, Model} from "./model.js" */

/** Ids in one question: longer addresses are refused. */
const AT_ONCE = 200;

/** Most projects that the page holds from the beginning. */
const HELD = 2000;

/**
 * The projects that the page needs whatever is shown: linear ones, and those that reported totals name.
 * @param {Collection} lines
 * @param {Collection} totals
 * @returns {Promise<Collection>}
 */
export async function readNeeded(lines, totals) {
  const named = totals.features.flatMap(({ properties }) => several(properties.members));
  const ids = [...new Set([...lines.features.map(({ properties }) => properties.project_id), ...named])].slice(0, HELD);
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, i) => ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
  const pages = await Promise.all(parts.map((part) => readPage({ ids: part, limit: part.length })));
  return { features: pages.flatMap(({ features }) => features) };
}

/**
 * Open the door to the data.
 * @param {App} app
 * @param {Model} model with the projects that are needed
 */
export function open(app, model) {
  const { notices, store } = app;
  const calm = () => notices.banner(null, null, () => {});
  const remote = new Remote(model, {
    onFigures: () => {
      calm();
      app.update();
    },
    onDrawn: () => {
      calm();
      app.drawMap();
    },
    onRows: () => app.rowsCame(),
    onProject: () => app.projectCame(),
    onGone: (id) => {
      notices.toast(app.t("error.address", { what: `sel=p:${id}` }));
      store.set({ sel: null }, "replace");
    },
    onError: (error) =>
      notices.banner(error, app.t, () => {
        calm();
        remote.retry();
        app.update();
      }),
    onExport: (address, count, format, name) => void exportAll(app, { address, count, format, name }),
  });
  app.reports = remote.reports;
  return remote;
}

/**
 * @param {App} app
 * @param {{address: string, count: number, format: "json" | "csv", name: string}} asked
 */
async function exportAll({ notices, t }, { address, count: n, format, name }) {
  if (n > MOST) return notices.toast(t("big.tooMany", { n: MOST, count: number(MOST) }));
  notices.toast(t("big.exporting", { n, count: number(n) }));
  try {
    await saveAll(address, n, format, name);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notices.toast(t("error.data", { address: error.address.split("?")[0] }));
  }
}
