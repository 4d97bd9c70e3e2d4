/* The background questions in the facilitator's menu: the kind that fits the step comes first, and is drawn from.

   Holds [data-kind] groups of buttons with data-question, a button data-draw, one with data-question="" that takes the
   question away, and parts `none` and `some`: for steps without and with a question. Value: flags. */
import { drawn, fittingKind } from "../lib/lead.js";

class QuestionMenu extends HTMLElement {
  #question = "";
  #kind = null;

  connectedCallback() {
    this.addEventListener("click", (event) => this.#click(event));
  }

  update(flags) {
    if (!flags) return;
    this.#question = flags.question;
    this.#kind = fittingKind(flags.step);
    this.querySelector("[data-part=none]").hidden = this.#kind !== null;
    this.querySelector("[data-part=some]").hidden = this.#kind === null;
    const fitting = this.#group();
    if (fitting && fitting !== this.querySelector("[data-kind]")) this.querySelector("[data-kind]").before(fitting);
    for (const button of this.querySelectorAll("[data-question]")) this.#mark(button);
  }

  #click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const question = "draw" in button.dataset ? this.#draw() : button.dataset.question;
    if (question !== undefined && question !== null) this.#ask(question);
  }

  #draw() {
    const buttons = [...(this.#group() ?? this).querySelectorAll("[data-question]")];
    const questions = buttons.map(({ dataset }) => ({ key: dataset.question, used: "used" in dataset }));
    return drawn(questions, this.#question, Math.random());
  }

  #ask(question) {
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail: { type: "ask", question } }));
  }

  #mark(button) {
    const { question } = button.dataset;
    if (question === "") button.hidden = this.#question === "";
    else button.setAttribute("aria-pressed", String(question === this.#question));
    if (question !== "" && question === this.#question) button.dataset.used = "";
  }

  #group() {
    return this.querySelector(`[data-kind=${this.#kind}]`);
  }
}

customElements.define("question-menu", QuestionMenu);
