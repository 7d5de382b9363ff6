/**
 * Starts the page.
 * @module
 */

import { App } from "./app.js";

export const app = new App();
await app.start();
