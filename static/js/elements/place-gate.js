/* Somebody without a place on the line is offered the line first, in whatever step the room is; then goes on.
   Not who passed, nor who only watches.

   Part: [data-gate=rest]; the line comes from the page's <template id="late-line">, a [data-gate=line]. Decided once
   when the scene comes, so that the page does not change under a finger; 'placed' (from the line) or a click on
   [data-gate=skip] goes on. */
class PlaceGate extends HTMLElement {
  #decided = false;

  connectedCallback() {
    this.addEventListener("placed", () => this.#goOn());
    this.addEventListener("click", (event) => event.target.closest("[data-gate=skip]") && this.#goOn());
  }

  update(me) {
    if (this.#decided || !me) return;
    this.#decided = true;
    const passes = "done.first_position" in me.answers;
    if (me.position === null && !passes && !me.watching) this.#offerLine();
  }

  #offerLine() {
    const { content } = document.getElementById("late-line");
    this.prepend(document.importNode(content, true));
    this.#show("line");
    this.firstElementChild.dispatchEvent(new CustomEvent("added", { bubbles: true }));
  }

  #goOn() {
    this.#show("rest");
    this.dispatchEvent(new CustomEvent("turned", { bubbles: true }));
    const headings = [...this.querySelectorAll("[data-gate=rest] :is(h1, h2)")];
    const heading = headings.find((one) => one.getClientRects().length > 0);
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  #show(name) {
    for (const part of this.querySelectorAll("[data-gate=line], [data-gate=rest]")) {
      part.hidden = part.dataset.gate !== name;
    }
  }
}

customElements.define("place-gate", PlaceGate);
