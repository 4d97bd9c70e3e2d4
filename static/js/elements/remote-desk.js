/* The facilitator's remote: one large button that goes on, and what else the bar of the screen can do (lib/lead.js).

   Buttons have data-act; switches carry aria-pressed, words to choose from data-say; [data-steps] is there in those steps
   only. The steps stand in the page as buttons with data-to; why a third way is not open yet comes with the scene, in
   <template data-lead data-early>. What people write never moves a button: it has a place of its own (text-desk.js).
   Live values: flags, scene, away and watching. */
import { goingOn, paperRound, skipping, to } from "../lib/lead.js";

const MORE_MINUTES = 2;
const KEYS = { " ": "next", ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back" }; // a clicker too
const TYPING = "input, textarea, select, dialog";
const PRESSABLE = "button, summary, a[href]";

class RemoteDesk extends HTMLElement {
  #flags = null;
  #step = "";
  #key = (event) => this.#press(event);

  connectedCallback() {
    this.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("keydown", this.#key);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#key);
  }

  update(value, name) {
    if (name === "away" || name === "watching") return this.#count(name, value ?? 0);
    if (name === "flags") this.#flags = value;
    if (this.#flags) this.#show(this.#flags);
  }

  #press(event) {
    const act = KEYS[event.key];
    if (!act || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
    if (event.key === " " && event.target.closest?.(PRESSABLE)) return; // it presses what has the focus
    event.preventDefault();
    this.#button(act).click();
  }

  #click(event) {
    const button = event.target.closest("[data-act]");
    if (!button || button.disabled || !this.#flags) return;
    const { act, to: step } = button.dataset;
    const { back } = this.#flags;
    if (act === "next") this.#do(goingOn(this.#flags));
    if (act === "back" && back) this.#do(to(back, null));
    if (act === "skip") this.#do(this.#skip());
    if (act === "to") this.#do(to(step, null));
    if (act === "close") this.#do(to("closed", null));
    if (act === "extend") this.#send({ type: "extend", minutes: MORE_MINUTES });
    if (act === "paper") this.querySelector("paper-mark").open(paperRound(this.#flags));
    if (act === "texts") this.querySelector("text-desk").scrollIntoView({ block: "start" });
    this.#switch(act);
  }

  /* On becomes off. */
  #switch(act) {
    const { paused, hidden, code, locked, lent, when_ready: waits } = this.#flags;
    const on = { pause: paused, hide: hidden, code, lock: locked, lend: lent, when_ready: waits }[act];
    if (on !== undefined) this.#send({ type: act, on: !on });
  }

  #do(what) {
    if (what) this.#ask(what.ask, what.command);
  }

  /* Ask in the dialog of that name before sending; with null nothing is asked. */
  #ask(name, command) {
    if (name === null) return this.#send(command);
    const dialog = this.querySelector(`dialog[data-ask=${name}]`);
    if (dialog.open) return;
    dialog.returnValue = "";
    dialog.onclose = () => {
      if (dialog.returnValue === "yes") this.#send(command);
      if (dialog.returnValue === "later") this.#send({ type: "when_ready", on: true });
    };
    dialog.showModal();
  }

  #send(detail) {
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail }));
  }

  #show(flags) {
    const { step, back, missing, rehearsal } = flags;
    this.#showSwitches(flags);
    this.#showNext(flags);
    this.#showPlan(step);
    this.#button("back").disabled = !back;
    this.#count("missing", missing);
    this.#count("leaving", missing);
    this.#count("texts", step === "closed" ? 0 : flags.waiting);
    this.#part("rehearsal").hidden = !rehearsal;
    for (const part of this.querySelectorAll("[data-steps]")) part.hidden = !part.dataset.steps.split(" ").includes(step);
    for (const part of this.querySelectorAll("[data-running]")) part.hidden = step === "closed";
    if (step !== this.#step) this.#part("scroll").scrollTop = 0;
    this.#step = step;
  }

  #showSwitches({ paused, hidden, code, locked, lent, step, released, when_ready: waits }) {
    for (const [act, on] of Object.entries({ pause: paused, hide: hidden, code, lock: locked, lend: lent, when_ready: waits })) {
      this.#button(act).setAttribute("aria-pressed", String(on));
    }
    this.#button("code").hidden = step === "lobby"; // it stands there already
    this.#button("when_ready").hidden = released || ["lobby", "case"].includes(step);
  }

  #showNext(flags) {
    const button = this.#button("next");
    button.disabled = false; // until now a press would have been lost
    const what = goingOn(flags);
    const skip = this.#skip();
    button.hidden = !what;
    this.#button("skip").hidden = !skip;
    if (skip) this.#title("skip", flags.next);
    if (!what) return;
    for (const words of button.querySelectorAll("[data-say]")) words.hidden = words.dataset.say !== what.say;
    this.#title("next", flags.next);
  }

  /* The steps to jump to; a third way that is not open yet says why. */
  #showPlan(step) {
    const steps = [...this.querySelectorAll("[data-to]")];
    for (const button of steps) {
      const here = button.dataset.to === step;
      if (here) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      button.disabled = here || (button.dataset.to === "third_way" && Boolean(this.#early));
    }
    const why = this.#part("early");
    if (why) why.hidden = !this.#early;
    if (why) why.textContent = this.#early;
    const place = steps.findIndex((button) => button.dataset.to === step) + 1;
    const number = this.#part("number");
    number.textContent = place ? number.dataset.text.replace("{n}", place).replace("{of}", steps.length) : "";
  }

  /* A sentence about a number of people or texts; not there for none. */
  #count(name, number) {
    for (const part of this.querySelectorAll(`[data-part=${name}]`)) {
      part.hidden = number === 0;
      part.textContent = (number === 1 ? part.dataset.one : part.dataset.many).replace("{n}", number);
    }
  }

  #title(act, step) {
    const title = this.querySelector(`[data-to="${step}"] [data-name]`)?.textContent ?? "";
    for (const part of this.#button(act).querySelectorAll("[data-title]")) part.textContent = title;
  }

  #skip() {
    const order = [...this.querySelectorAll("[data-to]")].map((button) => button.dataset.to).concat("closed");
    return skipping(order, this.#flags, this.#early);
  }

  get #early() {
    return this.querySelector("template[data-lead]")?.dataset.early ?? "";
  }

  #button(act) {
    return this.querySelector(`[data-act=${act}]`);
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

customElements.define("remote-desk", RemoteDesk);
