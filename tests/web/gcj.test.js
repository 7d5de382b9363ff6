import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fromGcj02, toGcj02 } from "../../layers/web/gcj.js";

/** What `geo/datum.py` makes of places in and around the city; `tests/geo/test_datum.py` holds it to the same file. */
const POINTS = JSON.parse(readFileSync(new URL("../golden/gcj02.json", import.meta.url), "utf8"));

test("GCJ-02 is that of the geo package, to a millimetre, in both directions", () => {
  assert.ok(POINTS.length >= 20);
  for (const { wgs84, gcj02 } of POINTS) {
    const [there, back] = [toGcj02(wgs84[0], wgs84[1]), fromGcj02(gcj02[0], gcj02[1])];
    for (const axis of [0, 1]) {
      assert.ok(Math.abs(there[axis] - gcj02[axis]) < 1e-8, `${wgs84} ${there} ${gcj02}`);
      assert.ok(Math.abs(back[axis] - wgs84[axis]) < 1e-8, `${gcj02} ${back} ${wgs84}`);
    }
  }
});
