/* The bar of a phone where nobody leads: 'Laat zien' or 'Klaar, verder', how many are ready, and this phone's task.

   Parts: show, on (data-begin, data-a and data-on are its words: in the lobby, in the talk about A, else), done, read (opens the reader's text again), time (for who
   keeps the time). */
import { dark, offer } from "../lib/together.js";

class TogetherBar extends HTMLElement {
  #values = { me: null, step: "", spread: null, present: 0, timer: null };

  connectedCallback() {
    this.#part("show").addEventListener("click", () => this.#reply("show"));
    this.#part("on").addEventListener("click", () => this.#reply(`done.${this.#values.step}`));
    this.#part("read").addEventListener("click", () => document.querySelector("role-cover").open());
  }

  update(value, name) {
    this.#values[name] = value;
    this.#show();
  }

  #reply(key) {
    document.dispatchEvent(new CustomEvent("command", { detail: { type: "reply", key, value: 1 } }));
    this.#part("done").focus();
  }

  #show() {
    const { me, step, timer } = this.#values;
    const now = offer({ ...this.#values, least: Number(this.dataset.least) });
    for (const name of ["show", "on", "done"]) this.#part(name).hidden = name !== now;
    const on = this.#part("on");
    on.textContent = step === "lobby" ? on.dataset.begin : timer?.turn === "A" ? on.dataset.a : on.dataset.on;
    on.classList.toggle("button--quiet", !dark(step));
    this.#part("read").hidden = me?.role !== "reader";
    this.#part("time").hidden = me?.role !== "timekeeper";
    this.hidden = !me || me.watching || step === "closed";
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

customElements.define("together-bar", TogetherBar);
