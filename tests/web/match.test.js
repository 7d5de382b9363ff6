import assert from "node:assert/strict";
import { test } from "node:test";

import { normal, search, searchEntries } from "../../layers/web/match.js";
import { project } from "./made.js";

const UNITS = new Map([["yixian", /** @type {any} */ ({ slug: "yixian", name_zh: "义县", name_en: "Yi County" })]]);

const PIPE = project({
  id: "jingdong-pipe",
  name_zh: "辽宁京东管业年产100万吨球墨铸管项目",
  short_zh: "京东管业",
  name_en: "Jingdong Ductile Iron Pipe Plant",
  aliases: ["京东管业100万吨球墨铸管"],
  search: ["jingdongguanye", "jindongguanye", "jdgy"],
  company: "辽宁京东管业有限公司",
  units: ["yixian"],
  amount: 11.05,
  properties: { place_text: "义县九道岭镇四方台村" },
});
const SILICON = project({ id: "shengong", name_zh: "神工半导体硅制品", short_zh: "神工硅制品", search: ["shengong", "sg"], units: [], placement: "tray" });
const WIND = project({ id: "wind", name_zh: "黑山300MW风电项目", short_zh: "黑山风电", search: ["heishanfengdian", "hsfd"], units: [] });
const ENTRIES = searchEntries([SILICON, WIND, PIPE], UNITS);

/** @param {string} query */
const ids = (query) => search(ENTRIES, query).map(({ id }) => id);

test("one character is enough", () => {
  assert.deepEqual(ids("神"), ["shengong"]);
});

test("names, districts, pinyin, initials and places are found", () => {
  assert.deepEqual(ids("风电"), ["wind"]);
  assert.deepEqual(ids("义县"), ["jingdong-pipe"]);
  assert.deepEqual(ids("jdgy"), ["jingdong-pipe"]);
  assert.deepEqual(ids("jingdongguan"), ["jingdong-pipe"]);
  assert.deepEqual(ids("四方台"), ["jingdong-pipe"]);
  assert.deepEqual(ids("pipe plant"), ["jingdong-pipe"]);
});

test("every word must be found", () => {
  assert.deepEqual(ids("京东 义县"), ["jingdong-pipe"]);
  assert.deepEqual(ids("京东 黑山"), []);
});

test("width and case do not matter", () => {
  assert.deepEqual(ids("ＪＤＧＹ"), ["jingdong-pipe"]);
  assert.equal(normal("  Ａ　b "), "a b");
});

test("a name that begins with the query comes before one that holds it", () => {
  const entries = searchEntries([project({ id: "b", name_zh: "大锦州港", short_zh: "大锦州港" }), project({ id: "a", name_zh: "锦州港码头", short_zh: "锦州港码头" })], UNITS);
  assert.deepEqual(search(entries, "锦州港").map(({ id }) => id), ["a", "b"]);
});

test("nothing is found for nothing", () => {
  assert.deepEqual(ids("  "), []);
  assert.deepEqual(ids("不存在"), []);
});
