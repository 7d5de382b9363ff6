import assert from "node:assert/strict";
import { test } from "node:test";

import { date, distance, money, monthsBetween, number, periodEnds, shortMoney } from "../../layers/web/format.js";

test("numbers are grouped by thousands and keep only the decimals they need", () => {
  assert.deepEqual([1234567.5, 165.5, 0.1 + 0.2, 2300, 1000].map((value) => number(value)), ["1,234,567.5", "165.5", "0.3", "2,300", "1,000"]);
});

test("amounts have their unit in each language", () => {
  assert.equal(money(165.5, "zh"), "165.5 亿元");
  assert.equal(money(165.5, "en"), "CNY 16.55 bn");
  assert.equal(money(1.15, "en"), "CNY 115 m");
  assert.equal(money(10, "en"), "CNY 1 bn");
  assert.equal(shortMoney(2077, "zh"), "2,077 亿");
  assert.equal(shortMoney(2.55, "en"), "255 m");
});

test("a date is as exact as it is known", () => {
  assert.equal(date("2024-11-01", "zh", "month"), "2024年11月");
  assert.equal(date("2024-11-01", "en", "month"), "Nov 2024");
  assert.equal(date("2019-08-06", "zh"), "2019年8月6日");
  assert.equal(date("2019-08-06", "en"), "6 Aug 2019");
  assert.equal(date("2024", "zh"), "2024年");
  assert.equal(date("2024", "en"), "2024");
});

test("a period has one end or two", () => {
  assert.deepEqual(periodEnds("2022", "zh"), ["2022年"]);
  assert.deepEqual(periodEnds("2019-01/2019-06", "en"), ["Jan 2019", "Jun 2019"]);
});

test("months are counted over the year", () => {
  assert.equal(monthsBetween("2022-02", "2024-11"), 33);
  assert.equal(monthsBetween("2022-10", "2023-03-05"), 5);
});

test("a distance is in metres below a kilometre", () => {
  assert.equal(distance(800), "800 m");
  assert.equal(distance(3300), "3.3 km");
});
