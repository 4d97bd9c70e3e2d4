/* How heavy one argument counts: a round mark for who stands at A, a square one for who stands at B, a thin line
   between; one neutral mark where the group is not split; nothing under three answers.

   The svg stands in the page: [data-part=between, whole, a, b]; data-width is the drawing's width. A phone's page has
   it once, in <template id="weight-mark">. The sentence for the ear comes from <template id="weight-words">: five
   words and three sentences. */
import { marksFor, word } from "../lib/weight.js";

const SIZE = 28; // of a mark, in the drawing's units
const APART = 9; // marks that would lie over each other move this much up and down

class WeightMark extends HTMLElement {
  /* On a phone the values stand in the page. */
  connectedCallback() {
    const { n, all, a, b } = this.dataset;
    if (n === undefined) return;
    if (!this.firstElementChild) this.append(document.importNode(document.getElementById("weight-mark").content, true));
    this.draw({ n: Number(n), all: number(all), a: number(a), b: number(b) });
  }

  draw(weight) {
    const width = Number(this.dataset.width) - SIZE;
    const marks = weight ? marksFor(weight, width, SIZE) : { kind: "none" };
    this.dataset.kind = marks.kind;
    const at = (value) => SIZE / 2 + value * width;
    if (marks.kind === "whole") this.#move("whole", at(marks.all), 0);
    if (marks.kind === "split") this.#split(at(marks.a), at(marks.b), marks.near ? APART : 0);
    this.#part("said").textContent = this.#sentence(marks);
  }

  #split(a, b, apart) {
    this.#move("a", a, -apart);
    this.#move("b", b, apart);
    const between = this.#part("between");
    between.setAttribute("x1", a);
    between.setAttribute("x2", b);
  }

  #move(name, x, y) {
    this.#part(name).style.setProperty("transform", `translate(${x.toFixed(1)}px, ${y}px)`);
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  #sentence({ kind, all, a, b }) {
    const { words, none, whole, split } = sentences();
    if (kind === "none") return none;
    if (kind === "whole") return whole.replace("{all}", words[word(all)]);
    return split.replace("{a}", words[word(a)]).replace("{b}", words[word(b)]);
  }
}

/* The words stand once in the page. */
function sentences() {
  const { content } = document.getElementById("weight-words");
  const text = (name) => content.querySelector(`[data-text=${name}]`).textContent.trim();
  const words = [...content.querySelectorAll("li")].map((item) => item.textContent.trim());
  return { words, none: text("none"), whole: text("whole"), split: text("split") };
}

function number(text) {
  return text === undefined || text === "" || text === "None" ? null : Number(text);
}

customElements.define("weight-mark", WeightMark);
