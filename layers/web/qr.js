/**
 * An address as a QR code, for who stands before the paper.
 * @module
 */

import { encode } from "./vendor/uqr/dist/index.mjs";

/**
 * The dark modules of the code of a text.
 * @param {string} text
 * @returns {{side: number, d: string}} `d` is an SVG path in which a module is one unit; `side` without the quiet zone
 */
export function qrPath(text) {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const runs = data.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      const length = (end < 0 ? size : end) - x;
      return [`M${x} ${y}h${length}v1h${-length}z`];
    }),
  );
  return { side: size, d: runs.join("") };
}
