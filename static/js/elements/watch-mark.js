/* 'Je kijkt mee': there while this person only watches. <body data-watching> hides whatever asks for an answer. */
class WatchMark extends HTMLElement {
  #watching = false;
  #step = "";

  update(value, name) {
    if (name === "me") this.#watching = Boolean(value?.watching);
    else this.#step = value;
    document.body.toggleAttribute("data-watching", this.#watching);
    this.dataset.step = this.#step;
    this.hidden = !this.#watching || this.#step === "closed";
  }
}

customElements.define("watch-mark", WatchMark);
