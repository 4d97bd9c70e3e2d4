/* What somebody keeps of a conversation for themselves: as text, and as a picture that a canvas can draw. Pure.

   An own record: {kicker, title, question, a, b, first, second (0..100 or null), words, places, heading, texts, note,
   legend: {first, second}}. */

export const WIDTH = 1080;
const EDGE = 84;
const RAIL = WIDTH - 2 * EDGE;
const INK = "#1f2430";
const SOFT = "#5b6070";
const LINE = "#b9af9a";
const PAPER = "#fbf7ef";
const A = "#4b4fa8";
const B = "#8c6300";
const SERIF = '"Source Serif Dilemma", Georgia, serif';
const SANS = '"Hanken Dilemma", "Segoe UI", Roboto, sans-serif';
const MARK = 22; // half of an own mark

/* The lines of a text file. */
export function keepsakeText(own) {
  const parts = [
    [own.kicker, own.title, own.question],
    [`A: ${own.a}`, `B: ${own.b}`],
    [own.words, own.places],
    own.texts.length ? [own.heading, ...own.texts.map((text) => `- ${text}`)] : [],
    [own.note],
  ];
  const told = parts.map((lines) => lines.filter(Boolean)).filter((lines) => lines.length);
  return `${told.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/* {height, drawn}: what to draw, in order, from top to bottom. `measure(text, font)`: its width in px. */
export function keepsakePicture(own, measure) {
  const sheet = new Sheet(measure);
  sheet.text(own.kicker, { font: `600 30px ${SANS}`, fill: SOFT, line: 40, below: 32 });
  sheet.text(own.title, { font: `700 54px ${SERIF}`, line: 66, below: 18 });
  sheet.text(own.question, { font: `400 36px ${SERIF}`, line: 50, below: 44 });
  ends(sheet, own);
  rail(sheet, own);
  sheet.text(own.words, { font: `700 40px ${SERIF}`, line: 52, below: 8 });
  sheet.text(own.places, { font: `400 30px ${SANS}`, fill: SOFT, line: 42, below: 8 });
  if (own.texts.length) {
    sheet.gap(34);
    sheet.text(own.heading, { font: `600 30px ${SANS}`, fill: SOFT, line: 44, below: 6 });
    for (const text of own.texts) sheet.text(text, { font: `400 38px ${SERIF}`, line: 52, below: 14 });
  }
  sheet.gap(40);
  sheet.text(own.note, { font: `400 26px ${SANS}`, fill: SOFT, line: 36 });
  return { height: sheet.y + EDGE, paper: PAPER, drawn: sheet.drawn };
}

/* A on the left, B on the right, each on its own half. */
function ends(sheet, own) {
  const half = RAIL / 2 - 24;
  const style = { font: `600 32px ${SANS}`, line: 42, width: half };
  const top = sheet.y;
  sheet.text(`A  ${own.a}`, { ...style, fill: A });
  const left = sheet.y;
  sheet.y = top;
  sheet.text(`B  ${own.b}`, { ...style, fill: B, x: WIDTH - EDGE, align: "right" });
  sheet.y = Math.max(left, sheet.y) + 70;
}

/* The first mark is open, the later one filled; each with its word, above and below the line. */
function rail(sheet, own) {
  const { y } = sheet;
  sheet.add({ kind: "line", x1: EDGE, x2: WIDTH - EDGE, y, width: 6, stroke: LINE });
  sheet.add({ kind: "circle", x: EDGE, y, r: 13, fill: A });
  sheet.add({ kind: "square", x: WIDTH - EDGE, y, r: 12, fill: B });
  const both = own.first !== null && own.second !== null;
  if (own.first !== null) mark(sheet, own.first, { stroke: INK, fill: PAPER, word: both ? own.legend.first : "", dy: -44 });
  if (own.second !== null) mark(sheet, own.second, { stroke: INK, fill: INK, word: both ? own.legend.second : "", dy: 66 });
  sheet.y += 140;
}

function mark(sheet, value, { stroke, fill, word, dy }) {
  const x = EDGE + (RAIL * value) / 100;
  const { y } = sheet;
  sheet.add({ kind: "circle", x, y, r: MARK, fill, stroke, width: 5 });
  if (word) sheet.add({ kind: "text", text: word, x, y: y + dy, font: `600 28px ${SANS}`, fill: INK, align: "center" });
}

class Sheet {
  y = EDGE + 20;
  drawn = [];
  #measure;

  constructor(measure) {
    this.#measure = measure;
  }

  add(item) {
    this.drawn.push(item);
  }

  gap(height) {
    this.y += height;
  }

  /* Broken into lines; nothing for no text. */
  text(text, { font, fill = INK, line, below = 0, x = EDGE, width = RAIL, align = "left" }) {
    if (!text) return;
    for (const part of wrapped(text, (piece) => this.#measure(piece, font), width)) {
      this.add({ kind: "text", text: part, x, y: this.y, font, fill, align });
      this.y += line;
    }
    this.y += below;
  }
}

/* Lines that fit; a word that is wider than a line is cut into pieces. */
export function wrapped(text, measure, width) {
  const lines = [];
  let line = "";
  for (const word of text.replaceAll("\u00ad", "").split(/\s+/).filter(Boolean).flatMap((one) => pieces(one, measure, width))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) lines.push(line);
    line = line && measure(longer) > width ? word : longer;
  }
  return line ? [...lines, line] : lines;
}

function pieces(word, measure, width) {
  if (measure(word) <= width) return [word];
  const found = [""];
  for (const sign of word) {
    if (found.at(-1) && measure(found.at(-1) + sign) > width) found.push("");
    found[found.length - 1] += sign;
  }
  return found;
}
