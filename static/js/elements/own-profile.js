/* The own convictions, heaviest first, each with a bar. Holds a list and a <template> with [data-part=text] and
   [data-part=bar]; hidden without any. */
const MOST = 3;

class OwnProfile extends HTMLElement {
  update(me) {
    const shares = (me?.profile ?? []).slice(0, MOST);
    this.hidden = shares.length === 0;
    this.querySelector("[data-part=list]").replaceChildren(...shares.map((one) => this.#item(one)));
  }

  #item([conviction, share]) {
    const item = document.importNode(this.querySelector("template").content, true).firstElementChild;
    item.querySelector("[data-part=text]").textContent = conviction;
    item.querySelector("[data-part=bar]").style.setProperty("--share", String(share));
    return item;
  }
}

customElements.define("own-profile", OwnProfile);
