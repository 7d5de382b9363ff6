import assert from "node:assert/strict";
import { test } from "node:test";

import { conflicts, lifeLine, pledges } from "../../layers/web/lifeline.js";
import { report } from "./made.js";

test("a channel with five reports has five entries by date", () => {
  const dates = ["2023-03-01", "2019-08-12", "2024-11-01", "2022-02-23", "2022-03-10"];
  const entries = lifeLine(dates.map((date, i) => report({ date, article: String(i) })));
  assert.deepEqual(entries.map(({ report: { date } }) => date), [...dates].sort());
});

test("a silence of a year or more is told in months", () => {
  const entries = lifeLine([report({ date: "2022-02-23" }), report({ date: "2024-11-01" }), report({ date: "2024-12-01" })]);
  assert.deepEqual(entries.map(({ silentMonths }) => silentMonths), [0, 33, 0]);
});

test("a contradiction keeps both sides with their reports", () => {
  const reports = [
    report({ date: "2022-02-23", article: "000", stage: "under_construction" }),
    report({ date: "2022-03-10", article: "004", stage: "completed", stage_note: "2021年竣工" }),
  ];
  const [conflict] = conflicts("stage", reports);
  assert.deepEqual(conflict.sides.map(({ report: { article }, said }) => [article, said]), [["000", "under_construction"], ["004", "2021年竣工"]]);
  assert.deepEqual(conflicts(null, reports), []);
});

const CATL = [
  report({ date: "2022-02-23", article: "000", stage: "under_construction", promised_operation: "2022-10", promised_full_output: "2022-12" }),
  report({ date: "2023-03-05", article: "003", stage: "under_construction", promised_operation: "2023" }),
];

test("a date that a later report still waits for is late by a span, not by one invented number", () => {
  const [first, second, full] = pledges(CATL, "2023-03");
  assert.deepEqual([first.milestone, first.promised, first.outcome], ["operation", "2022-10", "late"]);
  assert.deepEqual([first.slipMin, first.slipMax, first.renewed], [5, 14, "2023"]);
  assert.deepEqual([second.promised, second.outcome], ["2023", "open"]);
  assert.deepEqual([full.milestone, full.outcome, full.slipMin], ["full_output", "late", 3]);
});

test("a promise that is due without a report since is silent, never broken", () => {
  const [, second] = pledges(CATL, "2024-11");
  assert.deepEqual([second.promised, second.outcome, second.slipMin], ["2023", "silent", null]);
});

test("a promise for a year is open until the year is over", () => {
  const channel = [report({ date: "2023-03-05", promised_completion: "2024" }), report({ date: "2024-11-01", stage: "under_construction" })];
  assert.equal(pledges(channel, "2024-11")[0].outcome, "open");
  assert.equal(pledges(channel, "2025-01")[0].outcome, "silent");
});

test("reached in time is kept; reached later is late by just that", () => {
  const kept = [report({ date: "2022-02-01", promised_operation: "2022-06" }), report({ date: "2022-09-01", stage: "operating", operating: "2022-05" })];
  assert.deepEqual([pledges(kept, "2024-11")[0].outcome, pledges(kept, "2024-11")[0].reached], ["kept", "2022-05"]);
  const late = [report({ date: "2022-02-01", promised_operation: "2022-06" }), report({ date: "2023-09-01", stage: "operating", operating: "2023-01" })];
  assert.deepEqual([pledges(late, "2024-11")[0].outcome, pledges(late, "2024-11")[0].slipMin], ["late", 7]);
});

test("a stage that is past the milestone keeps the promise when nobody gave the day", () => {
  const reports = [report({ date: "2022-02-01", promised_start: "2022-06" }), report({ date: "2023-01-01", stage: "under_construction" })];
  assert.equal(pledges(reports, "2024-11")[0].outcome, "kept");
});

test("without a promise there is no row", () => {
  assert.deepEqual(pledges([report({ date: "2022-02-01", stage: "preliminary" }), report({ date: "2024-11-01", stage: "operating" })], "2024-11"), []);
});

test("reports after the date that is asked for are not known yet", () => {
  assert.deepEqual(pledges(CATL, "2022-03").map(({ promised, outcome }) => [promised, outcome]), [["2022-10", "open"], ["2022-12", "open"]]);
});
