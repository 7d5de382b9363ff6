import assert from "node:assert/strict";
import { test } from "node:test";

import { KINDS, changesOf, countKinds } from "../../layers/web/changes.js";
import { project, report } from "./made.js";

/** @import {Model, Project, Report} from "../../layers/web/model.js" */

const STAGES = {
  reserve: { zh: "", en: "", class: "plan" },
  signed: { zh: "", en: "", class: "agreed" },
  preliminary: { zh: "", en: "", class: "agreed" },
  started: { zh: "", en: "", class: "start" },
  operating: { zh: "", en: "", class: "done" },
  unknown: { zh: "", en: "", class: "unknown" },
};

/**
 * The change of one project by its reports, between the ends of 2022-03 and 2023-03.
 * @param {Partial<Project>} now what it is by the later date
 * @param {(Partial<Report> & {date: string})[]} said
 */
function change(now, said) {
  const one = project({ id: "p", ...now });
  const reports = new Map([["p", said.map((given) => report(given))]]);
  const model = /** @type {Model} */ (/** @type {unknown} */ ({ projects: [one], atlas: { vocabulary: { stages: STAGES } } }));
  const [found] = changesOf([one], model, reports, { from: "2022-03", to: "2023-03" });
  return found;
}

const AGREED = { stage: "preliminary", stageClass: "agreed", classIndex: 1 };
const STARTED = { stage: "started", stageClass: "start", classIndex: 2 };

test("first reported in between is new, in the month of the first date is not", () => {
  assert.equal(change(STARTED, [{ date: "2022-04-01", stage: "started" }]).kind, "new");
  assert.equal(change(STARTED, [{ date: "2022-03-31", stage: "started" }]).kind, "silent");
});

test("a class upwards is advanced, downwards regressed, and the exact stages are told", () => {
  const up = change(STARTED, [{ date: "2022-02-01", stage: "signed" }, { date: "2023-03-09", stage: "started" }]);
  assert.equal(up.kind, "advanced");
  assert.deepEqual(up.facts, [{ what: "stage", from: "signed", to: "started" }]);
  const down = change(AGREED, [{ date: "2022-02-01", stage: "started" }, { date: "2023-03-09", stage: "preliminary" }]);
  assert.equal(down.kind, "regressed");
});

test("another stage of the same class is a change within it", () => {
  const found = change({ ...AGREED, amount: 74 }, [
    { date: "2022-03-08", stage: "signed" },
    { date: "2023-03-09", stage: "preliminary", investment_100m_cny: 74, investment_scope: "total", promised_start: "2023-06" },
  ]);
  assert.equal(found.kind, "changed");
  assert.deepEqual(found.facts, [
    { what: "stage", from: "signed", to: "preliminary" },
    { what: "amount", from: null, to: 74 },
    { what: "promise", milestone: "start", from: null, to: "2023-06" },
  ]);
});

test("a stage that was not known before is no step", () => {
  const found = change(STARTED, [{ date: "2022-02-01" }, { date: "2023-03-09", stage: "started" }]);
  assert.equal(found.kind, "changed");
});

test("a promise that moved and a milestone that was reached are told once", () => {
  const found = change(STARTED, [
    { date: "2022-02-01", stage: "started", promised_operation: "2022-10", started: "2021-05" },
    { date: "2023-03-09", stage: "started", promised_operation: "2023", started: "2021-05", completed: "2023-02" },
  ]);
  assert.equal(found.kind, "changed");
  assert.deepEqual(found.facts, [
    { what: "reached", milestone: "completion", to: "2023-02" },
    { what: "promise", milestone: "operation", from: "2022-10", to: "2023" },
  ]);
});

test("reported again with nothing new is the same, not reported at all is silent", () => {
  const twice = [{ date: "2022-02-01", stage: "started" }, { date: "2023-03-09", stage: "started" }];
  assert.equal(change(STARTED, twice).kind, "same");
  assert.equal(change(STARTED, twice.slice(0, 1)).kind, "silent");
});

test("every project is of one kind, so that the counts are the total", () => {
  const many = ["new", "silent", "silent", "advanced"].map((kind) => ({ project: project(), kind, facts: [] }));
  const counts = countKinds(/** @type {import("../../layers/web/changes.js").Change[]} */ (many));
  assert.deepEqual([...counts.keys()], KINDS);
  assert.equal([...counts.values()].reduce((sum, count) => sum + count, 0), many.length);
});
