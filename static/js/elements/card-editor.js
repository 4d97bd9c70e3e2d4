/* The form of an own card: saves by itself, tells how that goes, and lets nothing be lost.

   Holds the form [data-part=form], its state [data-part=seen] and [data-part=said] with the words in a
   <template data-part="words"> of [data-word] items, [data-part=login]; the JSON script #stored is
   {revision, draft, user}. data-save is the address. Tells others 'draft' (the form changed: {draft}), 'findings' and
   'conflicts'; takes 'resolve' ({field, text}) and 'changed' (an argument was moved). */
import { browserClock } from "../lib/clock.js";
import { CardSaver } from "../lib/cardsaver.js";
import { draftOf } from "../lib/cardform.js";
import { copy } from "../lib/merge.js";

const STAYS_MS = 1_500; // what is said aloud waits until it stays so
const ID_BYTES = 8;
const LEAVE_MS = 3_000; // how long going to another page waits for what is not kept yet
const AGAIN_MS = 100;
const KEEPALIVE_MOST = 60_000; // bytes; a browser sends no more than 64 KB after its page

class CardEditor extends HTMLElement {
  #parts = {};
  #words = {};
  #stored = null;
  #saver = null;
  #store = null;
  #csrf = "";
  #said = null;

  connectedCallback() {
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] ??= part;
    for (const word of this.#parts.words.content.querySelectorAll("[data-word]")) this.#words[word.dataset.word] = word.textContent.trim();
    this.#stored = JSON.parse(document.getElementById("stored").textContent);
    this.#csrf = this.#form.elements.csrfmiddlewaretoken.value;
    this.#store = new LocalDrafts(this.dataset.card, this.#stored.user);
    this.#saver = new CardSaver({
      revision: this.#stored.revision,
      draft: this.#stored.draft,
      carry: (revision, draft) => this.#ask({ revision, draft }),
      look: () => this.#ask(null),
      clock: browserClock,
      random: Math.random,
      store: this.#store,
      changed: () => this.#show(),
      came: (draft, by, fields) => this.#fill(draft, by, fields),
    });
    this.#saver.at = this.dataset.at;
    this.#listen();
    this.dataset.scripted = "";
    customElements.whenDefined("argument-list").then(() => this.#start());
  }

  /* The form in the page may be of a save without scripts that came too late: that text is newer than what is stored. */
  #start() {
    this.#saver.restore();
    if (this.hasAttribute("data-typed")) this.#saver.type(this.#draft);
    this.#tell();
  }

  get #form() {
    return this.#parts.form;
  }

  get #draft() {
    const names = Object.keys(this.#stored.draft).filter((name) => typeof this.#stored.draft[name] === "string");
    return draftOf(new FormData(this.#form).entries(), names);
  }

  #listen() {
    this.#form.addEventListener("input", () => this.#typed());
    this.addEventListener("changed", () => this.#typed());
    this.#form.addEventListener("change", () => this.#saver.flush());
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.addEventListener("click", (event) => this.#leave(event));
    window.addEventListener("beforeunload", (event) => this.#warn(event));
    this.addEventListener("resolve", ({ detail }) => this.#saver.resolve(detail.field, detail.text));
    document.addEventListener("visibilitychange", () => this.#saver.flush());
    window.addEventListener("pagehide", () => this.#saver.flush());
    window.addEventListener("online", () => this.#saver.flush());
    window.addEventListener("focus", () => this.#saver.flush());
  }

  /* The next page is about what stands here: publishing, versions, a file. */
  async #leave(event) {
    const link = event.target.closest("a[href]:not([target], [href^='#'])");
    if (!link || !this.#saver.unsaved || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const end = performance.now() + LEAVE_MS;
    while (this.#saver.unsaved && performance.now() < end) {
      await this.#saver.flush();
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    location.assign(link.href);
  }

  /* Only where this browser keeps nothing. */
  #warn(event) {
    if (this.#saver.unsaved && !this.#store.holds) event.preventDefault();
  }

  #submit(event) {
    event.preventDefault();
    this.#saver.flush();
  }

  #typed() {
    this.#saver.type(this.#draft);
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("draft", { bubbles: true, detail: { draft: this.#draft } }));
  }

  /* null: what stands there now; else a save. `keepalive`: it goes on when the page is left. */
  async #ask(asked) {
    const headers = { "X-CSRFToken": this.#csrf, Accept: "application/json" };
    const body = new Blob([JSON.stringify(asked)]);
    const post = { method: "POST", headers, body, keepalive: body.size < KEEPALIVE_MOST };
    const answer = await fetch(this.dataset.save, { ...(asked ? post : { headers }), redirect: "manual", credentials: "same-origin" });
    if (answer.type === "opaqueredirect") return { status: 401 };
    const told = await answer.json().catch(() => ({}));
    if (told.csrf) this.#csrf = this.#form.elements.csrfmiddlewaretoken.value = told.csrf;
    if (told.findings && !(asked === null && this.#saver.unsaved)) this.#find(told.findings);
    return { ...told, status: answer.status };
  }

  #find(findings) {
    this.dispatchEvent(new CustomEvent("findings", { bubbles: true, detail: { findings } }));
  }

  #fill(draft, by, fields) {
    for (const list of this.querySelectorAll("argument-list")) list.fill(draft[`${list.dataset.side}_arguments`]);
    for (const [name, value] of Object.entries(draft)) {
      if (typeof value === "string") put(this.#form.elements[name], value);
      else if (name === "groups" || name === "themes") check(this.#form, name, value);
    }
    if (by && fields.length) this.#say(this.#words.came.replace("{by}", by));
    this.#tell();
  }

  #show() {
    const { state, at, by, conflicts } = this.#saver;
    this.dataset.now = state;
    const word = this.#words[state].replace("{at}", at).replace("{by}", by);
    this.#parts.seen.textContent = word;
    this.#parts.choose.hidden = conflicts.length === 0;
    this.#parts.login.hidden = state !== "login" && state !== "gone";
    clearTimeout(this.#said);
    if (!["waiting", "sending", "saved"].includes(state)) this.#said = setTimeout(() => this.#say(word), STAYS_MS);
    this.dispatchEvent(new CustomEvent("conflicts", { bubbles: true, detail: { conflicts, by } }));
  }

  #say(word) {
    if (this.#parts.said.textContent !== word) this.#parts.said.textContent = word;
  }
}

/* What the server does not have yet, in this browser: it outlives the tab and the log-in. Each tab has a name of its own;
   what other tabs left of this card, by the same person, is read too. */
class LocalDrafts {
  #start;
  #tab;

  holds = true; // does this browser keep what it is given?

  constructor(card, user) {
    this.#start = `own ${card} ${user} `;
    this.#tab = kept(() => sessionStorage.getItem("tab")) ?? hex();
    kept(() => sessionStorage.setItem("tab", this.#tab));
  }

  read() {
    const names = kept(() => Object.keys(localStorage).filter((name) => name.startsWith(this.#start))) ?? [];
    const found = names.map((name) => kept(() => JSON.parse(localStorage.getItem(name))));
    for (const name of names) kept(() => localStorage.removeItem(name));
    return found.filter(Boolean).map(copy);
  }

  write(record) {
    this.holds = kept(() => localStorage.setItem(this.#start + this.#tab, JSON.stringify(record)) ?? true) ?? false;
  }

  clear() {
    kept(() => localStorage.removeItem(this.#start + this.#tab));
  }
}

/* A browser that refuses storage costs the safety net, never the page. */
function kept(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

function hex() {
  return Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function put(field, value) {
  if (field && field.value.replaceAll("\r\n", "\n") !== value) field.value = value;
}

function check(form, name, chosen) {
  for (const box of form.querySelectorAll(`input[name="${name}"]`)) box.checked = chosen.includes(box.value);
}

customElements.define("card-editor", CardEditor);
