/* Gives each argument's <weight-mark data-key> what the group thinks of it. */
import { marksFor } from "../lib/weight.js";
import "./weight-mark.js";

class WeightRows extends HTMLElement {
  update(weights) {
    const byKey = new Map((weights ?? []).map((weight) => [weight.key, weight]));
    for (const mark of this.querySelectorAll("weight-mark[data-key]")) mark.draw(byKey.get(mark.dataset.key) ?? null);
    this.toggleAttribute("data-empty", (weights ?? []).every((weight) => marksFor(weight, 1, 0).kind === "none"));
    this.toggleAttribute("data-split", (weights ?? []).some(({ a, b }) => a !== null && b !== null));
  }
}

customElements.define("weight-rows", WeightRows);
