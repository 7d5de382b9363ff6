/**
 * Small drawings that are made once and stamped many times: thousands of symbols of a few kinds.
 * @module
 */

/** Most sprites that are kept; past it all are made anew. */
const MOST = 2000;

/** Drawings by key. */
export class Sprites {
  constructor() {
    /** Bitmaps: a canvas would be copied each time that it is drawn. @type {Map<string, ImageBitmap>} */
    this.kept = new Map();
    this.ratio = 0;
  }

  /**
   * Stamp a drawing.
   * @param {CanvasRenderingContext2D} ctx
   * @param {{x: number, y: number}} at its middle [px]
   * @param {number} reach half the side of the square that holds it [px]
   * @param {string} key the same key means the same drawing
   * @param {(ctx: CanvasRenderingContext2D, middle: {x: number, y: number}) => void} draw
   */
  stamp(ctx, { x, y }, reach, key, draw) {
    const ratio = window.devicePixelRatio || 1;
    if (ratio !== this.ratio || this.kept.size > MOST) this.kept.clear();
    this.ratio = ratio;
    const side = Math.ceil(2 * reach * ratio);
    let sprite = this.kept.get(key);
    if (!sprite) {
      const canvas = new OffscreenCanvas(side, side);
      const own = /** @type {any} */ (canvas.getContext("2d"));
      own.scale(ratio, ratio);
      draw(own, { x: side / ratio / 2, y: side / ratio / 2 });
      sprite = canvas.transferToImageBitmap();
      this.kept.set(key, sprite);
    }
    // On whole pixels of the screen: between them the drawing would blur.
    const left = Math.round(x * ratio - side / 2) / ratio;
    const top = Math.round(y * ratio - side / 2) / ratio;
    ctx.drawImage(sprite, left, top, side / ratio, side / ratio);
  }
}
