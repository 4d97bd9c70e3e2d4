/* One record in sessionStorage. A browser that refuses storage costs a reload its queue, never the page. */
export class Store {
  #storage;
  #name;

  constructor(storage, name) {
    this.#storage = storage;
    this.#name = name;
  }

  read() {
    try {
      return JSON.parse(this.#storage().getItem(this.#name));
    } catch {
      return null;
    }
  }

  write(record) {
    try {
      this.#storage().setItem(this.#name, JSON.stringify(record));
    } catch {
      // full, or not allowed here
    }
  }
}
