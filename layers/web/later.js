/**
 * Parts of the page that the first picture does without (M81): read when somebody needs them, at the latest when the page
 * has nothing else to do, so that they are there before they are asked for and without the network too (M70).
 *
 *     const board = new Later(async () => new (await import("./board.js")).Board(model));
 *     board.use((made) => made.open()); // at once where it is there, else as soon as it has been read
 *     board.now?.update(view, speaker); // only where it is there: who makes it late must bring it up to date itself
 *
 * The module is named by a literal, as the snapshot looks for it, and nothing imports it statically.
 * @module
 */

/** Pause of a browser that cannot tell when it is idle [ms]. */
const IDLE_MS = 600;

/** A busy page has read all of its parts after this long [ms]. */
const ALL_MS = 2400;

/** What browsers say, each in its way, of a module that did not come. */
const UNREAD = /\bmodule\b/i;

/** A part of the page that could not be read. */
export class PartError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("a part of the page could not be read", { cause });
    this.name = "PartError";
  }
}

/** @type {Later<any>[]} in the order in which they were made */
const all = [];

/** @type {(error: PartError, retry: () => void) => void} */
let said = () => {};

/** Who says that a part could not be read. @param {typeof said} say */
export function sayUnread(say) {
  said = say;
}

/**
 * A part that is made when its module has been read.
 * @template T
 */
export class Later {
  /** @type {() => Promise<T>} */
  #make;

  /** @type {Promise<T> | null} */
  #reading = null;

  /** What is to be done with it. @type {((part: T) => void)[]} */
  #acts = [];

  #waited = false;

  /** @param {() => Promise<T>} make reads the module and makes the part; is called once, unless it fails */
  constructor(make) {
    this.#make = make;
    /** The part, null until it is there. @type {T | null} */
    this.now = null;
    all.push(this);
  }

  /**
   * Do something with the part; what fails is said, with a way to try again (M60).
   * @param {(part: T) => void} act is called at once where the part is there, else in turn once it is
   */
  use(act) {
    if (this.now !== null) return act(this.now);
    this.#acts.push(act);
    if (!this.#waited) void this.#catchUp();
  }

  async #catchUp() {
    this.#waited = true;
    try {
      const part = await this.read();
      for (const act of this.#acts.splice(0)) act(part);
    } catch (error) {
      if (!(error instanceof PartError)) throw error;
      said(error, () => void this.#catchUp());
    } finally {
      this.#waited = false;
    }
  }

  /**
   * Have the part read.
   * @returns {Promise<T>}
   * @throws {PartError} its module did not come
   */
  read() {
    this.#reading ??= this.#make().then(
      (part) => (this.now = part),
      (error) => {
        this.#reading = null;
        throw error instanceof TypeError && UNREAD.test(error.message) ? new PartError(error) : error;
      },
    );
    return this.#reading;
  }
}

/** Read the parts that nobody has asked for yet, one after the other, whenever the page is idle. */
export async function readTheRest() {
  const last = performance.now() + ALL_MS;
  for (const part of all) {
    if (part.now !== null) continue;
    await idle(last - performance.now());
    // What does not come now is said when somebody wants it.
    await part.read().catch((error) => {
      if (!(error instanceof PartError)) throw error;
    });
  }
}

/** @param {number} most how long at most [ms] @returns {Promise<void>} */
function idle(most) {
  if (most <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: most });
    else setTimeout(resolve, Math.min(IDLE_MS, most));
  });
}
