/* The pen for the group's close: who takes it, and who writes. [data-pen=free|mine|taken] is shown; data-taken says that
   a phone has it. */
class PenHolder extends HTMLElement {
  update(me) {
    const now = me?.pen ? "mine" : "taken" in this.dataset ? "taken" : "free";
    this.dataset.now = now;
    for (const part of this.querySelectorAll("[data-pen]")) part.hidden = part.dataset.pen !== now;
    document.body.toggleAttribute("data-pen", now === "mine");
  }

  disconnectedCallback() {
    document.body.toggleAttribute("data-pen", false);
  }
}

customElements.define("pen-holder", PenHolder);
