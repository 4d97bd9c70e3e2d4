/* A small question: buttons with data-value ("" is 'pas') that send a reply for data-key and show what was answered.

   A key that ends with a dot gets the step after it ("done."); it is hidden in the steps data-not. Inside, [data-if="0 1"] is shown only with those
   answers: a number, `pas`, or `none`. Fires 'answered' when somebody chose. */
class ReplyButtons extends HTMLElement {
  #me = null;
  #step = "";

  connectedCallback() {
    this.addEventListener("click", (event) => this.#choose(event.target.closest("[data-value]")));
  }

  update(value, name) {
    if (name === "step") this.#step = value ?? "";
    else this.#me = value;
    this.#show();
  }

  get #key() {
    const { key } = this.dataset;
    return key.endsWith(".") ? `${key}${this.#step}` : key;
  }

  #choose(button) {
    if (!button) return;
    const value = button.dataset.value === "" ? null : Number(button.dataset.value);
    const detail = { type: "reply", key: this.#key, value };
    document.dispatchEvent(new CustomEvent("command", { detail }));
    this.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: { value } }));
    if (!button.checkVisibility?.()) this.querySelector("[data-if][tabindex]:not([hidden])")?.focus();
  }

  #show() {
    if (this.dataset.not) this.hidden = this.dataset.not.split(" ").includes(this.#step);
    const answer = named(this.#me?.answers[this.#key]);
    this.dataset.answer = answer;
    for (const button of this.querySelectorAll("[data-value]")) {
      button.setAttribute("aria-pressed", String(answer === (button.dataset.value || "pas")));
    }
    for (const part of this.querySelectorAll("[data-if]")) {
      part.hidden = !part.dataset.if.split(" ").includes(answer);
    }
  }
}

function named(answer) {
  if (answer === undefined) return "none";
  return answer === null ? "pas" : String(answer);
}

customElements.define("reply-buttons", ReplyButtons);
