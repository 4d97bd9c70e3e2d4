/* Shown while its live value is true; with data-is="false": while it is not. */
class ShowWhen extends HTMLElement {
  update(value) {
    this.hidden = Boolean(value) !== (this.dataset.is !== "false");
  }
}

customElements.define("show-when", ShowWhen);
