import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import ts from "typescript";

import { translator } from "../../layers/web/i18n.js";

const WEB = new URL("../../layers/web/", import.meta.url);
/** @param {string} name */
const text = (name) => readFileSync(new URL(name, WEB), "utf8");
const zh = JSON.parse(text("i18n/zh-CN.json"));
const en = JSON.parse(text("i18n/en.json"));
const sources = readdirSync(WEB).filter((name) => name.endsWith(".js"));

/** @param {string | {one: string, other: string}} message */
function holes(message) {
  const texts = typeof message === "string" ? [message] : Object.values(message);
  return texts.map((one) => [...new Set(one.match(/\{\w+\}/g) ?? [])].sort().join(" "));
}

test("both languages have the same keys in the same order", () => {
  assert.deepEqual(Object.keys(en), Object.keys(zh));
});

test("a message has the same holes in both languages and in each number", () => {
  for (const key of Object.keys(zh)) {
    assert.deepEqual([...new Set([...holes(zh[key]), ...holes(en[key])])].length, 1, key);
  }
});

test("every key that the page asks for is there", () => {
  const asked = new Set();
  for (const name of [...sources, "index.html"]) {
    for (const [, key] of text(name).matchAll(/(?:\bt\(|\bdata-t(?:-[\w-]+)?=)"([\w.]+)"/g)) asked.add(key);
  }
  assert.ok(asked.size > 60);
  assert.deepEqual([...asked].filter((key) => !(key in zh)), []);
});

test("every key that is there is asked for, alone or as one of a family", () => {
  const all = sources.map(text).join("\n") + text("index.html");
  const families = [...all.matchAll(/`([\w.]+\.)\$\{/g)].map(([, family]) => family);
  const unused = Object.keys(zh).filter((key) => !all.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)));
  assert.deepEqual(unused, []);
});

test("holes are filled, and one is told from many", () => {
  const t = translator({ n: { one: "{count} project", other: "{count} projects" }, a: "{x} and {y}" }, "en");
  assert.equal(t("n", { n: 1, count: 1 }), "1 project");
  assert.equal(t("n", { n: 2, count: 2 }), "2 projects");
  assert.equal(t("a", { x: "<b>" }), "<b> and {y}");
});

test("a key without words is an error, not a bare key on the page", () => {
  assert.throws(() => translator({}, "zh")("no.such"), /no\.such/);
});

test("modules import each other by name only, so that a snapshot can carry them", () => {
  for (const name of sources) {
    const source = text(name);
    assert.ok(!/\bimport\.meta\b/.test(source), name);
    const code = source.replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
    for (const [, from] of code.matchAll(/\bimport\(([^)]*)\)/g)) assert.match(from, /^"\.\/[\w-]+\.js"$/, name);
    for (const [, from] of source.matchAll(/^import .* from "([^"]+)";$/gm)) assert.match(from, /^\.\/[\w./-]+\.m?js$/, name);
  }
});

test("no line of a template looks like a comment or is indented, so that both can be left out line by line", () => {
  for (const name of sources) {
    const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, text(name));
    const open = [];
    for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
      if (kind === ts.SyntaxKind.TemplateHead) open.push(0);
      if (open.length > 0 && kind === ts.SyntaxKind.OpenBraceToken) open[open.length - 1] += 1;
      if (open.length > 0 && kind === ts.SyntaxKind.CloseBraceToken) {
        if (open[open.length - 1] > 0) open[open.length - 1] -= 1;
        else if (scanner.reScanTemplateToken(false) === ts.SyntaxKind.TemplateTail) open.pop();
      }
      const inTemplate = [ts.SyntaxKind.NoSubstitutionTemplateLiteral, ts.SyntaxKind.TemplateHead].includes(kind) || open.length > 0;
      if (inTemplate && kind !== ts.SyntaxKind.NewLineTrivia) assert.ok(!/^`[^]*\n(\s|\/\/|\/\*\*)/.test(scanner.getTokenText()), name);
    }
  }
});

test("no text becomes HTML", () => {
  for (const name of sources) assert.ok(!/innerHTML|outerHTML|insertAdjacentHTML|document\.write/.test(text(name)), name);
  assert.ok(!/ style="| on\w+="|<style|<script>/.test(text("index.html")));
});
