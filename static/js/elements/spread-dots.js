/* People as dots on the line, by the rules of lib/dots.js.

   Parts: picture (the svg, with the line in it), label, counts, nobody, caption (data-text "{n}"), table cells band-0..4,
   sentence, said (role=status: told once, when the picture comes). data-width, data-inset: the drawing's width and how
   far the line's ends lie inside it; data-largest, data-smallest: of a dot. With data-own the dot at `me` gets a ring.
   `beside`: bins of pictures that are seen together with this one (lib/dots.js). */
import { binOf, layOut, match } from "../lib/dots.js";

const SVG = "http://www.w3.org/2000/svg";
const GAP = 0.45; // between line and lowest dot, in largest dots
const ROOM_UNDER = 0.35; // under the line, for its marks, in largest dots
const LEAVE_MS = 700;

class SpreadDots extends HTMLElement {
  #spread = null;
  #own = null;
  #shown = []; // {bin, level, node}
  #parts = {};
  #watch = null;
  #told = false;
  beside = [];

  connectedCallback() {
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] = part;
    this.#watch = new ResizeObserver(() => this.#draw({ calm: false }));
    this.#watch.observe(this.#parts.picture);
  }

  disconnectedCallback() {
    this.#watch.disconnect();
  }

  update(value, name) {
    if (name === "me") this.#own = value?.position ?? null;
    else this.#take(value);
    this.#draw({ calm: true });
  }

  #take(spread) {
    this.#spread = spread;
    this.toggleAttribute("data-empty", !spread);
    if (this.#parts.nobody) this.#parts.nobody.hidden = spread?.people !== 0;
    this.#write("label", spread?.label);
    this.#write("counts", spread?.counts);
    this.#write("sentence", spread?.sentence);
    spread?.bands.forEach((count, index) => this.#write(`band-${index}`, String(count)));
    if (this.#parts.table) this.#parts.table.hidden = !spread;
    if (this.#parts.said && spread && spread.people > 0 && !this.#told) this.#say(spread.sentence);
  }

  #write(name, text) {
    const part = this.#parts[name];
    if (!part) return;
    part.textContent = text ?? "";
    if (!name.startsWith("band")) part.hidden = !text;
  }

  #say(sentence) {
    this.#told = true;
    setTimeout(() => (this.#parts.said.textContent = sentence), 500);
  }

  #number(name) {
    return Number(this.dataset[name]);
  }

  #draw({ calm }) {
    const { clientWidth, clientHeight } = this.#parts.picture;
    if (clientWidth === 0 || clientHeight === 0) return;
    const width = this.#number("width");
    const height = (width * clientHeight) / clientWidth;
    const largest = this.#number("largest");
    const under = ROOM_UNDER * largest;
    this.#parts.picture.setAttribute("viewBox", `0 ${under - height} ${width} ${height}`);
    const box = {
      width: width - 2 * this.#number("inset"),
      height: height - under - GAP * largest,
      largest,
      smallest: this.#number("smallest"),
    };
    this.#place(layOut(this.#spread?.bins ?? [], box, this.beside), calm);
  }

  #place({ size, unit, dots }, calm) {
    this.toggleAttribute("data-still", !calm);
    const { stay, go, come, leave } = match(this.#shown, dots);
    const born = come.map((dot) => [{ node: this.#bear(dot) }, dot]);
    if (born.length) this.#parts.dots.getBoundingClientRect(); // so that they are seen to rise
    this.#shown = [...stay, ...go, ...born].map(([{ node }, dot]) => this.#settle(node, dot, size));
    for (const { node } of leave) this.#leave(node);
    this.#caption(unit);
    this.#ring(size);
  }

  #bear(dot) {
    const node = document.createElementNS(SVG, "circle");
    node.setAttribute("class", "dot dot--born");
    put(node, this.#x(dot), 0);
    this.#parts.dots.append(node);
    return node;
  }

  #settle(node, dot, size) {
    node.setAttribute("class", dot.open ? "dot dot--open" : "dot");
    node.setAttribute("r", dot.open ? size / 2 - size / 16 : size / 2);
    put(node, this.#x(dot), this.#y(dot.y));
    return { bin: dot.bin, level: dot.level, node };
  }

  #leave(node) {
    node.setAttribute("class", "dot dot--gone");
    setTimeout(() => node.remove(), LEAVE_MS);
  }

  #caption(unit) {
    const { caption } = this.#parts;
    if (!caption) return;
    caption.hidden = unit === 1;
    caption.textContent = caption.dataset.text.replace("{n}", unit);
  }

  /* My own dot, on my own phone only: the lowest of my place. */
  #ring(size) {
    const { ring, own } = this.#parts;
    if (!ring) return;
    const bin = this.#own === null ? -1 : binOf(this.#own);
    const there = Boolean(this.#spread?.bins[bin]);
    ring.setAttribute("visibility", there ? "visible" : "hidden");
    own.hidden = !there;
    if (!there) return;
    const step = (this.#number("width") - 2 * this.#number("inset")) / (this.#spread.bins.length - 1);
    put(ring, this.#number("inset") + bin * step, this.#y(size / 2), size);
  }

  #x(dot) {
    return this.#number("inset") + dot.x;
  }

  #y(above) {
    return -(GAP * this.#number("largest") + above);
  }
}

function put(node, x, y, scale = 1) {
  node.style.setProperty("transform", `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) scale(${scale})`);
}

customElements.define("spread-dots", SpreadDots);
