/* Own places and own take-aways as a file of this phone's own making: a picture (PNG) or a text. Nothing is sent anywhere.

   data-kicker, title, question, a, b, heading, first, second, note: the words; data-name: the file's. The sentence about
   the places is the one in <own-marks>. Buttons with data-as picture and text; told says what happened. Live value: me. */
import { keepsakePicture, keepsakeText, WIDTH } from "../lib/keepsake.js";

const FREED_MS = 60_000; // the file is written by then

class KeepOwn extends HTMLElement {
  #me = null;

  connectedCallback() {
    this.addEventListener("click", ({ target }) => this.#save(target.closest("[data-as]")?.dataset.as));
  }

  update(me) {
    this.#me = me;
    const { first, second, texts } = this.#own;
    this.hidden = first === null && second === null && texts.length === 0;
  }

  get #own() {
    const { kicker, title, question, a, b, heading, note, first, second } = this.dataset;
    const marks = document.querySelector("own-marks");
    const said = (part) => (marks?.hidden === false && marks.querySelector(`[data-part=${part}]`)?.textContent.trim()) || "";
    return {
      ...{ kicker, title, question, a, b, heading, note, legend: { first, second } },
      first: this.#me?.position ?? null,
      second: this.#me?.second ?? null,
      words: said("words"),
      places: said("places"),
      texts: (this.#me?.texts ?? []).filter(({ kind }) => kind === "take_away").map(({ text }) => text),
    };
  }

  async #save(as) {
    if (!as) return;
    const told = this.querySelector("[data-part=told]");
    const file = as === "text" ? new Blob([keepsakeText(this.#own)], { type: "text/plain;charset=utf-8" }) : await picture(this.#own);
    if (file) offer(file, `${this.dataset.name}.${as === "text" ? "txt" : "png"}`);
    told.textContent = file ? told.dataset.done : told.dataset.failed;
  }
}

/* A PNG, or null where the browser gives none. */
async function picture(own) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  await document.fonts?.ready;
  const measure = (text, font) => Object.assign(pen, { font }).measureText(text).width;
  const { height, paper, drawn } = keepsakePicture(own, measure);
  Object.assign(canvas, { width: WIDTH, height });
  Object.assign(pen, { fillStyle: paper }).fillRect(0, 0, WIDTH, height);
  for (const item of drawn) draw(pen, item);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function draw(pen, { kind, x, y, r, x1, x2, text, font, fill, stroke, width, align }) {
  Object.assign(pen, { font: font ?? pen.font, fillStyle: fill ?? "#000", strokeStyle: stroke ?? "#000", lineWidth: width ?? 1, textAlign: align ?? "left" });
  if (kind === "text") return pen.fillText(text, x, y);
  pen.beginPath();
  if (kind === "line") pen.moveTo(x1, y), pen.lineTo(x2, y);
  if (kind === "circle") pen.arc(x, y, r, 0, 2 * Math.PI);
  if (kind === "square") pen.rect(x - r, y - r, 2 * r, 2 * r);
  if (fill) pen.fill();
  if (stroke) pen.stroke();
}

function offer(file, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), FREED_MS);
}

customElements.define("keep-own", KeepOwn);
