// The pages in Chromium, with the service behind them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { colour } from "../colours.js";
import { DIGITS } from "../examples.js";
import { browser, draw, drop, ORIGIN, visit } from "./browser.js";

const root = new URL("../../../../", import.meta.url);
const golden = (name) => readFileSync(new URL(`ndserde-cli/tests/golden/${name}`, root));
const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let started;
before(async () => (started = await browser()));
after(() => started.close());

/** @param {Parameters<typeof visit>[2]} options */
const open = (path, options) => visit(started.context, path, options);

/** Waits for the answer to what is drawn now. */
async function answer(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => document.getElementById("answer").ariaBusy === "false");
  return page.locator("#answer").textContent();
}

async function compared(page) {
  await page.waitForFunction(() => document.getElementById("agreement").textContent.startsWith("All answers"));
}

const cell = (page, row, column) => page.locator("#formats tbody tr").nth(row).locator("td").nth(column).innerText();

test("drawn digits are recognised, wherever and however large they are", async () => {
  const { page, close } = await open("");
  for (const [digit, strokes] of DIGITS.entries()) {
    await page.locator("#clear").click();
    await draw(page, strokes, digit % 3 === 0 ? { left: 0.05, top: 0.4, size: 0.5 } : {});
    assert.match(await answer(page), new RegExp(`^${digit} with a probability of \\d`), String(digit));
  }
  await page.locator("#clear").click();
  assert.equal(await answer(page), "Nothing is drawn yet.");
  await close();
});

const BY_KEYBOARD = [
  [0, ["...##...", "..#..#..", ".#....#.", ".#....#.", ".#....#.", ".#....#.", "..#..#..", "...##..."]],
  [4, ["....#...", "...##...", "..#.#...", ".#..#...", ".######.", "....#...", "....#...", "....#..."]],
  [7, [".######.", "......#.", ".....#..", "....#...", "..####..", "...#....", "...#....", "...#...."]],
];

test("digits are drawn by the keyboard", async () => {
  const { page, close } = await open("");
  for (let presses = 0; await page.evaluate(() => document.activeElement?.getAttribute("role") !== "gridcell"); presses++) {
    assert.ok(presses < 20, "no Tab leads to the pixels");
    await page.keyboard.press("Tab");
  }
  for (const [digit, rows] of BY_KEYBOARD) {
    for (let up = 0; up < 8; up++) await page.keyboard.press("ArrowUp");
    for (const row of rows) {
      await page.keyboard.press("Home");
      for (const [column, pixel] of [...row].entries()) {
        const isOn = (await page.evaluate(() => document.activeElement.ariaLabel)).endsWith(": 16");
        if (isOn !== (pixel === "#")) await page.keyboard.press("Space");
        if (column < 7) await page.keyboard.press("ArrowRight");
      }
      await page.keyboard.press("ArrowDown");
    }
    assert.match(await answer(page), new RegExp(`^${digit} with a probability of `));
  }
  assert.equal(await page.locator("#pixel").innerText(), "row 8, column 8: 0");
  await page.keyboard.press("Space");
  assert.equal(await page.locator("#pixel").innerText(), "row 8, column 8: 16");
  await close();
});

test("a finger draws, and the page does not scroll under it", async () => {
  const { page, close } = await open("", { width: 375, height: 812 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  const box = await page.locator("#drawing").boundingBox();
  const touch = (type, touchPoints) => devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
  for (const stroke of DIGITS[4]) {
    for (const [i, [x, y]] of stroke.entries()) {
      const point = { x: box.x + (x / 100) * box.width, y: box.y + (y / 100) * box.height };
      await touch(i === 0 ? "touchStart" : "touchMove", [point]);
    }
    await touch("touchEnd", []);
  }
  assert.match(await answer(page), /^4 with a probability of /);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await close();
});

test("the formats stand side by side, and their answers are the same", async () => {
  const { page, close } = await open("");
  const requests = {};
  page.on("request", (request) => {
    if (request.method() === "POST") requests[request.headers()["content-type"]] = request.postDataBuffer()?.length;
  });
  await draw(page, DIGITS[3]);
  for (const [count, npy] of [[1, "192"], [64, "4,224"]]) {
    await page.locator("#count").selectOption(String(count));
    await page.waitForFunction((npy) => document.querySelector("#formats tbody tr:last-child td")?.textContent === npy, npy);
    assert.equal(await page.locator("#agreement").innerText(), "All answers are the same, bit for bit.");
    for (const [row, type] of ["application/json", "application/cbor", "application/vnd.msgpack", "application/x-npy"].entries()) {
      assert.equal(await cell(page, row, 0), requests[type].toLocaleString("en"), type);
      assert.match(await cell(page, row, 1), /^[\d,]+$/);
      assert.match(await cell(page, row, 2), /^\d+\.\d$/);
      assert.match(await cell(page, row, 3), /^\d+\.\d$/);
    }
  }
  assert.ok(requests["application/json"] > requests["application/cbor"]);
  await close();
});

test("without the packages of npm JSON and .npy work, and the page says what is missing", async () => {
  const { page, close } = await open("", {
    expected: /Failed to load resource/,
    prepare: (page) => page.route("**/node_modules/**", (route) => route.fulfill({ status: 404 })),
  });
  await draw(page, DIGITS[7]);
  assert.match(await answer(page), /^7 /);
  const rows = await page.locator("#formats tbody tr").allInnerTexts();
  assert.match(rows[1], /CBOR\s+needs the package cborg: npm ci in/);
  assert.match(rows[2], /MessagePack\s+needs the package @msgpack\/msgpack/);
  await compared(page);
  await close();
});

test("what the service says is wrong is shown", async () => {
  const { page, close } = await open("", { expected: /Failed to load resource/ });
  await page.route("**/predict", (route) => route.fulfill({
    status: 422,
    contentType: "application/problem+json",
    body: JSON.stringify({ title: "Wrong", detail: "images: <b>shape</b> [7]" }),
  }));
  await draw(page, DIGITS[1]);
  assert.match(await answer(page), /422: images: <b>shape<\/b> \[7\]/);
  await page.unroute("**/predict");
  await page.route("**/predict", (route) => route.abort());
  await page.locator("#example").click();
  await page.waitForFunction(() => document.querySelector("#answer")?.textContent?.startsWith("The service does not answer"));
  await close();
});

const arrays = (page) => page.locator("#tree button").allInnerTexts();
const flat = (texts) => texts.map((text) => text.replace(/\s+/g, " ").trim());

/** The pixels of the picture, row by row: red, green, blue. */
const pixels = (page) => page.evaluate(() => {
  const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
  const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, colours: Array.from({ length: width * height }, (_, at) => Array.from(data.slice(4 * at, 4 * at + 3))) };
});

async function shown(page) {
  await page.waitForFunction(() => !document.getElementById("array").hidden && !document.getElementById("picture").hidden);
}

test("a dropped .npy is a heat map of its elements", async () => {
  const { page, close } = await open("viewer.html");
  await drop(page, "digits_images.npy", readFileSync(new URL("examples/data/digits_images.npy", root)));
  await shown(page);
  assert.deepEqual(flat(await arrays(page)), ["uint8 [1797, 8, 8] 0 to 16"]);
  const data = readFileSync(new URL("examples/data/digits_images.npy", root)).subarray(128);
  const expected = (image) => Array.from(data.subarray(64 * image, 64 * (image + 1)), (value) => colour(value, 0, 16));
  assert.deepEqual(await pixels(page), { width: 8, height: 8, colours: expected(0) });
  await page.locator("#places input").fill("1796");
  await page.waitForFunction(() => document.getElementById("element").textContent.startsWith("[1796"));
  assert.deepEqual((await pixels(page)).colours, expected(1796));
  // By the keyboard, and by the mouse.
  await page.locator("#canvas").focus();
  for (const key of ["ArrowDown", "ArrowDown", "End", "ArrowLeft"]) await page.keyboard.press(key);
  const value = (row, column) => `[1796, ${row}, ${column}]  ${data[64 * 1796 + 8 * row + column]}`;
  assert.equal(await page.locator("#element").textContent(), value(2, 6));
  const box = await page.locator("#canvas").boundingBox();
  await page.mouse.move(box.x + (3.5 / 8) * box.width, box.y + (4.5 / 8) * box.height);
  assert.equal(await page.locator("#element").textContent(), value(4, 3));
  await close();
});

test("a dropped .npz is shown, each of its arrays", async () => {
  const { page, close } = await open("viewer.html");
  await drop(page, "stored.npz", golden("stored.npz"));
  await shown(page);
  const lines = flat(await arrays(page));
  assert.deepEqual(lines.slice(0, 4), [
    "weights float32 [2, 3] 0.0 to 1.25",
    "columns int64 [3, 4] 0 to 11",
    "nan float64 [3] -Infinity to 0.0",
    "flags bool [2, 1] false to true",
  ]);
  // Each opens: a picture, or the words of the command where there is none.
  for (let at = 0; at < lines.length; at++) {
    await page.locator("#tree button").nth(at).click();
    await page.waitForFunction(() => ["picture", "words"].some((id) => !document.getElementById(id).hidden));
    assert.equal(await page.locator("#array-wrong").isVisible(), false, lines[at]);
  }
  // In memory by columns, on the page by rows.
  await page.locator("#tree button", { hasText: "columns" }).click();
  await page.waitForFunction(() => document.getElementById("canvas").width === 4);
  const columns = Array.from({ length: 12 }, (_, at) => colour(at, 0, 11));
  assert.deepEqual(await pixels(page), { width: 4, height: 3, colours: columns });
  await close();
});

test("a dropped pickle is shown, and nothing of it is executed", async () => {
  const { page, close } = await open("viewer.html");
  await drop(page, "model.pkl", golden("model.pkl"));
  await shown(page);
  assert.deepEqual(flat(await arrays(page)), [
    "loss float64 [200] 0.01 to 1.0",
    "weights float32 [6, 24] -0.9992928 to 0.997495",
    "bias float32 [24] 0.0 to 0.0",
    "weights int16 [4, 4] 0 to 1",
  ]);
  const tree = await page.locator("#tree").innerText();
  for (const line of ['name: "tides"', "epochs: 200", "[1]:", "bias: null"]) assert.ok(tree.includes(line), line);
  assert.match(await page.locator("#seen").innerText(), /^200 finite elements here: mean /);
  await page.locator("#tree button").nth(3).click();
  await page.waitForFunction(() => document.getElementById("canvas").width === 4);
  const eye = Array.from({ length: 16 }, (_, at) => colour(at % 5 === 0 ? 1 : 0, 0, 1));
  assert.deepEqual(await pixels(page), { width: 4, height: 4, colours: eye });
  await close();
});

test("on a phone an array that is chosen comes into sight", async () => {
  const { page, close } = await open("viewer.html", { width: 375, height: 812 });
  await drop(page, "stored.npz", golden("stored.npz"));
  await shown(page);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.locator("#tree button", { hasText: "columns" }).click();
  await page.waitForFunction(() => document.getElementById("array").getBoundingClientRect().top < innerHeight / 2);
  await close();
});

test("lists are arrays by choice, int64 keeps its digits, and a long axis is thinned out", async () => {
  const { page, close } = await open("viewer.html");
  const rows = Array.from({ length: 1500 }, (_, row) => [row, row + 1]);
  await drop(page, "lists.json", Buffer.from(JSON.stringify({ rows, big: [[9223372036854770000n]].map(String) }).replace('"9223372036854770000"', "9223372036854775807")));
  await page.waitForFunction(() => document.getElementById("status").textContent.includes("0 arrays"));
  await page.locator("#lists").check();
  await shown(page);
  assert.deepEqual(flat(await arrays(page)), ["rows int64 [1500, 2] 0 to 1500", "big int64 [1] 9223372036854775807 to 9223372036854775807"]);
  assert.match(await page.locator("#seen").innerText(), /^Every third of axis 0, every element of axis 1\. 1,000 finite/);
  await page.locator("#canvas").focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("End");
  assert.equal(await page.locator("#element").textContent(), "[1497, 1]  1498");
  await page.locator("#tree button").nth(1).click();
  await page.waitForFunction(() => document.getElementById("element").textContent === "[0]  9223372036854775807");
  await close();
});

test("bytes without a meaning are read as what a person says", async () => {
  const { page, close } = await open("viewer.html");
  await drop(page, "void_bfloat16.npy", readFileSync(new URL("tests/golden/void_bfloat16.npy", root)));
  await page.waitForFunction(() => !document.getElementById("words").hidden);
  await page.locator("#dtype").selectOption("bfloat16");
  await shown(page);
  assert.match(flat(await arrays(page))[0], /^bfloat16 /);
  await drop(page, "weights.npy", golden("weights.npy"));
  await shown(page);
  assert.equal(await page.locator("#void").isVisible(), false);
  await close();
});

test("a broken file has the command's words", async () => {
  const { page, close } = await open("viewer.html");
  const rows = [
    ["cut.npz", golden("stored.npz").subarray(0, 900), "ndserde: cut.npz: "],
    ["cut.npy", golden("weights.npy").subarray(0, 140), "ndserde: cut.npy: npy: "],
    ["deep.json", Buffer.from("[".repeat(100_000)), "ndserde: deep.json: JSON: recursion limit"],
    ["notes.txt", Buffer.from("words"), "ndserde: notes.txt: its format cannot be told"],
    ["none.npy", Buffer.alloc(0), "ndserde: none.npy: "],
  ];
  for (const [name, bytes, words] of rows) {
    await drop(page, name, bytes);
    await page.waitForFunction((name) => document.getElementById("wrong").textContent.includes(name), name);
    assert.ok((await page.locator("#wrong").innerText()).startsWith(words), await page.locator("#wrong").innerText());
    assert.equal(await page.locator("#result").isVisible(), false);
  }
  // One that is chosen afterwards is shown.
  await page.locator("#file").setInputFiles({ name: "weights.npy", mimeType: "", buffer: golden("weights.npy") });
  await shown(page);
  assert.equal(await page.locator("#wrong").isVisible(), false);
  await close();
});

test("damage of one array hides no other", async () => {
  const { page, close } = await open("viewer.html");
  const bytes = Buffer.from(golden("stored.npz"));
  bytes[bytes.indexOf("NUMPY") + 125] ^= 1;
  await drop(page, "damaged.npz", bytes);
  await page.waitForFunction(() => !document.getElementById("wrong").hidden && !document.getElementById("result").hidden);
  assert.match(await page.locator("#wrong").innerText(), /^ndserde: damaged\.npz: "weights\.npy": the archive claims the checksum/);
  assert.ok((await arrays(page)).length > 3);
  await close();
});

test("what is too much is bounded, with a word", async () => {
  const { page, close } = await open("viewer.html", { width: 375 });
  const status = (words) => page.waitForFunction((words) => document.getElementById("status").textContent.includes(words), words);
  const fits = async () => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 375);

  const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`key ${i}`, { a: i }]));
  await drop(page, "many.json", Buffer.from(JSON.stringify({ text: ": \"x".repeat(300_000), ...many })));
  await status("4,001 more lines are not shown here.");
  assert.equal(await page.locator("#tree li").count(), 2000);
  await fits();

  let deep = { bottom: true };
  for (let depth = 0; depth < 120; depth++) deep = { [`level${depth}`]: deep };
  await drop(page, "deep.json", Buffer.from(JSON.stringify(deep)));
  await status("deep.json: 1,");
  await fits();

  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(Array(257).fill(new Uint8Array(2 ** 20)), "huge.npy"));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer }));
  });
  await page.waitForFunction(() => !document.getElementById("wrong").hidden);
  assert.match(await page.locator("#wrong").innerText(), /^huge\.npy: 269,484,032 bytes are more than this page reads/);
  await close();
});

test("without the command the viewer says what makes it", async () => {
  const rows = [["**/ndserde.wasm", /build\.sh makes ndserde\.wasm/], ["**/node_modules/**", /npm ci in examples\/service\/page/]];
  for (const [missing, words] of rows) {
    const { page, close } = await open("viewer.html", { expected: /Failed to load resource/ });
    await started.context.route(missing, (route) => route.fulfill({ status: 404 }));
    await drop(page, "weights.npy", golden("weights.npy"));
    await page.waitForFunction(() => !document.getElementById("wrong").hidden);
    assert.match(await page.locator("#wrong").innerText(), words);
    await started.context.unroute(missing);
    await close();
  }
});

/** Both pages with something on them. */
const FILLED = {
  "": async (page) => {
    await page.locator("#count").selectOption("1024");
    await draw(page, DIGITS[2]);
    await answer(page);
    await compared(page);
  },
  "viewer.html": async (page) => {
    await page.locator("#example").click();
    await shown(page);
    await page.locator("#canvas").hover();
  },
  "viewer.html#line": async (page) => {
    await drop(page, "model.pkl", golden("model.pkl"));
    await shown(page);
  },
  "viewer.html#wrong": async (page) => {
    await drop(page, "cut.npy", golden("weights.npy").subarray(0, 140));
    await page.waitForFunction(() => !document.getElementById("wrong").hidden);
  },
};

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing to object to in ${scheme}, nor is anything wider than a phone`, async () => {
    const grounds = [];
    for (const [path, fill] of Object.entries(FILLED)) {
      for (const width of [1200, 375]) {
        const { page, close } = await open(path, { scheme, width, height: 812 });
        await fill(page);
        // From outside the page, whose rules let no script of another in.
        await page.evaluate(`${axe}; undefined`);
        const { violations } = await page.evaluate(() => window.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message)}`).join("; ")}`);
        assert.deepEqual(found, [], `${path} at ${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${path} is ${wide} wide at ${width}`);
        const outside = await page.evaluate(() => [...document.querySelectorAll(".card")].filter((card) => card.checkVisibility()).flatMap((card) => {
          const right = card.getBoundingClientRect().right - parseFloat(getComputedStyle(card).paddingRight);
          return [...card.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > right + 1).map((part) => part.outerHTML.slice(0, 90));
        }));
        assert.deepEqual(outside, [], `${path} at ${width}`);
        grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
        if (process.env.SHOTS) {
          const name = `${path.replace(/\W+/g, "-") || "draw"}-${scheme}-${width}.png`;
          await page.screenshot({ path: `${process.env.SHOTS}/${name}`, fullPage: true });
        }
        await close();
      }
    }
    assert.deepEqual([...new Set(grounds)], [scheme === "light" ? "rgb(244, 246, 250)" : "rgb(16, 19, 26)"]);
  });
}

test("what stands below does not move when an answer comes", async () => {
  for (const width of [1200, 375]) {
    const { page, close } = await open("", { width });
    const top = () => page.locator("#formats").evaluate((table) => table.getBoundingClientRect().top + scrollY);
    const height = () => page.evaluate(() => document.body.scrollHeight);
    const before = [await top(), await height()];
    await FILLED[""](page);
    await page.locator("#pixels [role=gridcell]").first().hover();
    assert.deepEqual([await top(), await height()], before, `at ${width}`);
    await close();
  }
});

test("the focus is seen", async () => {
  for (const path of ["", "viewer.html"]) {
    const { page, close } = await open(path);
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid");
    await close();
  }
});
