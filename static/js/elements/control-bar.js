/* The facilitator's bar: what each button means at this moment, by lib/lead.js.

   Buttons have data-act; switches carry aria-pressed. The step's name, prompt and progress come with the scene, in
   <template data-bar> (data-early: why a third way is not open yet; data-profile: the step has a second picture).
   Closing, showing while people are missing and leaving a second place are asked in a dialog (screen-keys.js: how a
   clicker answers it). Live values: flags, scene, present and ready. */
import { busy, goingOn, paperRound, skipping, to } from "../lib/lead.js";

const MORE_MINUTES = 2;

class ControlBar extends HTMLElement {
  #flags = null;
  #counts = { present: 0, ready: 0 };

  connectedCallback() {
    this.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("fullscreenchange", () => this.#press("full", Boolean(document.fullscreenElement)));
    document.addEventListener("click", (event) => this.#closeMenus(event.target));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#closeMenus(null));
  }

  update(value, name) {
    if (name === "flags") this.#flags = value;
    if (name === "present" || name === "ready") this.#counts[name] = value ?? 0;
    if (name === "scene" || name === "flags") this.#showStep();
    if (this.#flags) this.#showFlags(this.#flags);
  }

  #click(event) {
    const button = event.target.closest("[data-act]");
    if (!button || button.disabled || !this.#flags) return;
    this.#act(button.dataset.act, button);
    if (event.detail > 0) button.blur(); // so that the space bar goes on, and does not press this again
    if (!button.closest("[data-stays]")) this.#closeMenus(null);
  }

  #act(act, button) {
    const { back, step } = this.#flags;
    if (act === "next") this.#do(goingOn(this.#flags));
    if (act === "back" && back) this.#send({ type: "go", to: back });
    if (act === "skip") this.#do(this.#skip());
    if (act === "to") this.#do(to(button.dataset.to, null));
    if (act === "close") this.#do(to("closed", null));
    if ((act === "extend" || act === "more") && step !== "closed") this.#send({ type: "extend", minutes: MORE_MINUTES });
    if (act === "not_ready") this.#send({ type: "when_ready", on: false });
    if (act === "full") this.#full();
    if (act === "profile") this.#toggleProfile();
    if (act === "paper") this.querySelector("paper-mark").open(paperRound(this.#flags));
    if (act === "write") document.querySelector("group-close").toggle();
    this.#switch(act);
  }

  /* On becomes off. */
  #switch(act) {
    const { paused, hidden, code, locked, lent, step, when_ready: waits } = this.#flags;
    const on = { hide: hidden, pause: paused, code, lock: locked, lend: lent, when_ready: waits }[act];
    if (on === undefined || (act === "code" && step === "lobby")) return;
    this.#send({ type: act, on: !on });
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
    this.dispatchEvent(new CustomEvent("asked", { bubbles: true }));
  }

  /* On this window alone; a projector elsewhere keeps the reasons. */
  #toggleProfile() {
    const main = document.querySelector("main");
    if (!this.#template?.hasAttribute("data-profile")) return;
    this.#press("profile", main.toggleAttribute("data-profile"));
  }

  #full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  #send(detail) {
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail }));
  }

  #showFlags(flags) {
    const { back, paused, hidden, code, locked, lent, step, rehearsal } = flags;
    for (const [act, on] of Object.entries({ pause: paused, code, lock: locked, lend: lent })) this.#press(act, on);
    this.#press("when_ready", flags.when_ready);
    this.#choose("hide", hidden ? "show" : "hide");
    this.#button("back").disabled = !back;
    this.#button("code").disabled = step === "lobby";
    this.#offer("extend", step !== "closed");
    this.#offer("close", step !== "closed");
    this.#offer("paper", paperRound(flags) !== null);
    this.#offer("when_ready", !flags.released && !["lobby", "case"].includes(step));
    this.#offer("write", step === "harvest");
    this.#offer("lend", step === "harvest");
    this.#part("rehearsal").hidden = !rehearsal;
    this.#showNext(flags);
    this.#showSkip();
    this.#showPlan(step);
    this.#showNotes(flags);
  }

  #showNext(flags) {
    const button = this.#button("next");
    button.disabled = false; // until now a press would have been lost
    const what = goingOn(flags);
    button.hidden = !what;
    for (const name of ["after", "onward"]) this.#part(name).hidden = Boolean(what);
    if (!what) return;
    this.#choose("next", what.say);
    const title = what.say === "turn" ? flags.turn : this.#title(flags.next);
    for (const part of button.querySelectorAll("[data-title]")) part.textContent = title;
  }

  #showSkip() {
    const skip = this.#skip();
    this.#offer("skip", Boolean(skip));
    if (skip) this.#button("skip").querySelector("[data-title]").textContent = this.#title(this.#flags.next);
  }

  /* The steps to jump to; a third way that is not open yet says why. */
  #showPlan(step) {
    for (const button of this.querySelectorAll("[data-to]")) {
      const here = button.dataset.to === step;
      if (here) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      const early = button.dataset.to === "third_way" && Boolean(this.#early);
      button.disabled = here || early || step === "closed";
    }
    const why = this.#part("early");
    if (!why) return;
    why.hidden = !this.#early;
    why.textContent = this.#early;
  }

  #showNotes({ missing, waiting, when_ready: waits, step, paused }) {
    const left = paused ? 0 : busy({ step }, this.#counts.present, this.#counts.ready);
    this.#count("busy", left);
    this.#count("missing", missing);
    this.#count("leaving", missing);
    this.#count("waiting", waiting);
    this.#count("waiting-menu", waiting);
    this.#part("waits").hidden = !waits;
  }

  /* A sentence about a number of people or texts; not there for none. */
  #count(name, number) {
    const part = this.#part(name);
    part.hidden = number === 0;
    const words = part.querySelector("[data-one]") ?? part;
    words.textContent = (number === 1 ? words.dataset.one : words.dataset.many).replace("{n}", number);
  }

  #showStep() {
    const template = this.#template;
    if (!template) return;
    this.#part("step").replaceChildren(template.content.cloneNode(true));
    this.#offer("profile", template.hasAttribute("data-profile"));
    if (template.hasAttribute("data-profile")) return;
    document.querySelector("main").removeAttribute("data-profile");
    this.#press("profile", false);
  }

  get #template() {
    return document.querySelector("main template[data-bar]");
  }

  get #early() {
    return this.#template?.dataset.early ?? "";
  }

  get #order() {
    return [...this.querySelectorAll("[data-to]")].map((button) => button.dataset.to).concat("closed");
  }

  #skip() {
    return skipping(this.#order, this.#flags, this.#early);
  }

  #title(step) {
    return this.querySelector(`[data-to="${step}"] [data-name]`)?.textContent ?? "";
  }

  /* Of the words on a button, those with this name. */
  #choose(act, name) {
    for (const words of this.#button(act).querySelectorAll("[data-say]")) words.hidden = words.dataset.say !== name;
  }

  #press(act, on) {
    this.#button(act).setAttribute("aria-pressed", String(on));
  }

  /* In the menu while it means something. */
  #offer(act, on) {
    (this.#button(act).closest("li") ?? this.#button(act)).hidden = !on;
  }

  #button(act) {
    return this.querySelector(`[data-act=${act}]`);
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }

  #closeMenus(clicked) {
    for (const menu of this.querySelectorAll("details[data-menu][open]")) {
      if (clicked && menu.contains(clicked)) continue;
      if (menu.contains(document.activeElement)) document.activeElement.blur(); // the space bar must go on, not press it
      menu.open = false;
    }
  }
}

customElements.define("control-bar", ControlBar);
