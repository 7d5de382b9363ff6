import assert from "node:assert/strict";
import { test } from "node:test";

import { csv } from "../../layers/web/csv.js";
import { hash } from "../../layers/web/state.js";
import { project } from "./made.js";

test("a spreadsheet gets a byte order mark, quoted cells and nothing to compute", () => {
  const text = csv([project({ lon: 121.5, lat: null, properties: { id: "a", name_zh: '=1+1 "x", y', investment_100m_cny: -2, note: null } })]);
  assert.equal(text, '\ufeffid,name_zh,investment_100m_cny,note,lon,lat\r\na,"\'=1+1 ""x"", y",-2,,121.5,\r\n');
});

test("the same filter has the same short name, another one another", () => {
  assert.equal(hash("s=build"), hash("s=build"));
  assert.notEqual(hash("s=build"), hash("s=done"));
  assert.match(hash(""), /^[0-9a-f]{8}$/);
});
