/* Shows those of its [data-fit] children for which there is room, the first ones first; nothing is cut in half.

   The element's own size must come from around it. [data-part=more] with data-text "{n}" says how many are not shown. */
class FitList extends HTMLElement {
  #watch = null;

  connectedCallback() {
    this.#watch = new ResizeObserver(() => this.#fit());
    this.#watch.observe(this);
    document.fonts?.ready.then(() => this.isConnected && this.#fit());
  }

  disconnectedCallback() {
    this.#watch.disconnect();
  }

  #fit() {
    const items = [...this.querySelectorAll("[data-fit]")];
    for (const item of items) item.hidden = false;
    this.#tell(0);
    if (!this.#full()) return;
    for (const item of items) item.hidden = true;
    this.#tell(items.length);
    let left = items.length;
    for (const item of items) {
      item.hidden = false;
      if (this.#full()) item.hidden = true;
      else this.#tell((left -= 1));
    }
  }

  #full() {
    return this.scrollHeight > this.clientHeight + 1;
  }

  #tell(left) {
    const more = this.querySelector("[data-part=more]");
    if (!more) return;
    more.hidden = left === 0;
    more.textContent = more.dataset.text.replace("{n}", left);
  }
}

customElements.define("fit-list", FitList);
