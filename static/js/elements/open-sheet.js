/* A button that opens the page's <dialog id="`data-for`">; with data-steps only in those steps. */
class OpenSheet extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => event.target.closest("button") && this.#open());
  }

  update(step) {
    if (this.dataset.steps) this.hidden = !this.dataset.steps.split(" ").includes(step);
  }

  #open() {
    this.closest("dialog")?.close();
    document.getElementById(this.dataset.for).showModal();
  }
}

customElements.define("open-sheet", OpenSheet);
