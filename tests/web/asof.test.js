import assert from "node:assert/strict";
import { test } from "node:test";

import { monthBeside, projectsAt, reportMonths } from "../../layers/web/asof.js";
import { project, report } from "./made.js";

const STAGES = { preliminary: { zh: "", en: "", class: "agreed" }, operating: { zh: "", en: "", class: "done" } };
const COKE = project({ id: "needle-coke", stage: "operating", stageClass: "done", classIndex: 4, amount: 9.5 });
const REPORTS = new Map([
  ["needle-coke", [
    report({ date: "2022-02-23", stage: "preliminary", investment_100m_cny: 9.5, investment_scope: "total" }),
    report({ date: "2024-11-01", stage: "operating" }),
  ]],
]);

test("a project is as it was last reported by the date", () => {
  const [then] = projectsAt([COKE], REPORTS, "2022-03", STAGES);
  assert.equal(then.properties.last_report, "2022-02-23");
  assert.deepEqual([then.stage, then.stageClass, then.classIndex, then.amount], ["preliminary", "agreed", 1, 9.5]);
});

test("after its last report it is the project of the API itself", () => {
  assert.equal(projectsAt([COKE], REPORTS, "2024-11", STAGES)[0], COKE);
  assert.equal(projectsAt([COKE], REPORTS, null, STAGES)[0], COKE);
});

test("a project that nobody had reported is not there", () => {
  assert.deepEqual(projectsAt([COKE], REPORTS, "2019-08", STAGES), []);
});

test("a year's share and a joint sum never stand for the whole", () => {
  const reports = new Map([["needle-coke", [
    report({ date: "2022-02-23", investment_100m_cny: 3, investment_scope: "annual" }),
    report({ date: "2022-03-23", investment_100m_cny: 300, investment_scope: "joint" }),
    report({ date: "2024-11-01" }),
  ]]]);
  assert.equal(projectsAt([COKE], reports, "2023-01", STAGES)[0].amount, null);
});

test("a total is preferred to a phase, whichever is newer", () => {
  const reports = new Map([["needle-coke", [
    report({ date: "2022-02-23", investment_100m_cny: 72, investment_scope: "total" }),
    report({ date: "2022-03-23", investment_100m_cny: 40, investment_scope: "phase" }),
    report({ date: "2024-11-01" }),
  ]]]);
  assert.equal(projectsAt([COKE], reports, "2023-01", STAGES)[0].amount, 72);
});

test("months of reports are in order and once each", () => {
  assert.deepEqual(reportMonths([{ date: "2023-03-05" }, { date: "2019-08-12" }, { date: "2023-03-01" }]), ["2019-08", "2023-03"]);
});

test("one step of the date stays between the first month and now", () => {
  const months = ["2019-08", "2022-02", "2024-11"];
  assert.equal(monthBeside(months, null, -1), "2022-02");
  assert.equal(monthBeside(months, "2019-08", -1), "2019-08");
  assert.equal(monthBeside(months, "2022-02", 1), null);
  assert.equal(monthBeside(months, null, 1), null);
});
