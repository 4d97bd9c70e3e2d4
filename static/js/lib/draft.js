/* A text that is being written, kept in this tab until the server has it. Pure but for its store.

   What is typed survives a new scene, a reload and a refusal; it goes when it is sent: when the server said that it
   kept it. The id is drawn with the first letter and stays the same for every try, so that a text is kept once. */

const ID_BYTES = 8; // 16 hex

export class Draft {
  #store;
  #randomBytes;
  #record;

  /* `store`: read() and write(record); `randomBytes(n)`: n random numbers 0..255. */
  constructor(store, randomBytes) {
    this.#store = store;
    this.#randomBytes = randomBytes;
    this.#record = valid(store.read()) ?? empty();
  }

  get text() {
    return this.#record.text;
  }

  get more() {
    return this.#record.more;
  }

  get side() {
    return this.#record.side;
  }

  /* Sent, and the server has not answered for good. */
  get under() {
    return this.#record.sent;
  }

  get blank() {
    return !this.text.trim() && !this.more.trim();
  }

  /* Somebody typed or chose: {text, more, side}, each only when it changed. */
  type(change) {
    this.#keep({ ...this.#record, ...change });
  }

  /* The command that sends it; null for a text of nothing. */
  send(kind) {
    if (this.under || !this.text.trim()) return null;
    const id = this.#record.id || hex(this.#randomBytes(ID_BYTES));
    this.#keep({ ...this.#record, id, sent: true });
    return { type: "write", id, kind, side: this.side, text: this.text.trim(), more: this.more.trim() };
  }

  /* What came of it, from the own texts of the me frame and the word of the page ("saved": nothing waits any more).
     Returns "kept", "refused" or "" (nothing sent, or still under way). */
  settle(texts, word) {
    if (!this.under || word !== "saved") return "";
    if (!texts.some(({ id }) => id === this.#record.id)) {
      this.#keep({ ...this.#record, sent: false });
      return "refused";
    }
    this.#keep(empty());
    return "kept";
  }

  #keep(record) {
    this.#record = record;
    this.#store.write(record);
  }
}

function empty() {
  return { id: "", text: "", more: "", side: "", sent: false };
}

function valid(record) {
  const known = record && ["id", "text", "more", "side"].every((key) => typeof record[key] === "string");
  return known && typeof record.sent === "boolean" ? record : null;
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
