/* The card as people will see it, beside the form and changing along: as card, phone or screen.

   Holds [data-part=frame] with an iframe, buttons [data-kind] and, for phone and screen, [data-scene] in [data-part=scenes].
   data-url is the address of the previews, ending on a slash. The page in the iframe has card-shown (js/preview.js). */
const PAUSE_MS = 350;
const WIDTHS = { card: 0, phone: 390, screen: 1920 }; // px; 0: as wide as there is room

class CardPreview extends HTMLElement {
  #kind = "card";
  #scene = "case";
  #draft = null;
  #timer = null;
  #number = 0;

  connectedCallback() {
    const { editor } = this.dataset;
    document.getElementById(editor).addEventListener("draft", ({ detail }) => this.#later(detail.draft));
    this.addEventListener("click", (event) => this.#click(event.target.closest("button")));
    this.#frame.addEventListener("load", () => this.#send());
    new ResizeObserver(() => this.#scale()).observe(this.querySelector("[data-part=frame]"));
    this.#open();
  }

  get #frame() {
    return this.querySelector("iframe");
  }

  #click(button) {
    if (!button) return;
    this.#kind = button.dataset.kind ?? this.#kind;
    this.#scene = button.dataset.scene ?? this.#scene;
    this.#open();
  }

  #open() {
    for (const button of this.querySelectorAll("button[data-kind]")) press(button, button.dataset.kind === this.#kind);
    for (const button of this.querySelectorAll("button[data-scene]")) press(button, button.dataset.scene === this.#scene);
    this.querySelector("[data-part=scenes]").hidden = this.#kind === "card";
    this.dataset.shows = this.#kind;
    this.#scale();
    const address = `${this.dataset.url}${this.#kind}/?stap=${this.#scene}`;
    if (this.#frame.getAttribute("src") !== address) this.#frame.setAttribute("src", address);
  }

  #scale() {
    const room = this.querySelector("[data-part=frame]").clientWidth;
    const width = WIDTHS[this.#kind] || room;
    this.style.setProperty("--scale", String(room && width ? Math.min(1, room / width) : 1));
  }

  #later(draft) {
    this.#draft = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), PAUSE_MS);
  }

  /* Of two answers the last one asked for counts. Without a network the picture stays as it is. */
  async #send() {
    if (!this.#draft) return;
    const number = (this.#number += 1);
    const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const body = JSON.stringify({ scene: this.#scene, draft: this.#draft });
    const post = { method: "POST", headers: { "X-CSRFToken": csrf }, body, redirect: "manual" };
    const answer = await fetch(`${this.dataset.url}${this.#kind}/`, post).catch(() => null);
    const html = answer?.ok ? await answer.text() : null;
    if (html !== null && number === this.#number) this.#frame.contentWindow.postMessage({ html }, location.origin);
  }
}

function press(button, on) {
  button.setAttribute("aria-pressed", String(on));
}

customElements.define("card-preview", CardPreview);
