/* Shown while its live value, a count, is below data-below. */
class ShowBelow extends HTMLElement {
  update(count) {
    this.hidden = (count ?? 0) >= Number(this.dataset.below);
  }
}

customElements.define("show-below", ShowBelow);
