/* Which state a page shows, and whether a frame brings a newer one. */

export class Regions {
  #epoch = 0;
  #version = 0;
  #scene = null;

  get scene() {
    return this.#scene;
  }

  /* What a state frame changes: {html, live}, html null when the scene stays, with `now` where the frame has the
     server's clock; null when the frame is older than what is shown; {incomplete: true} when it names a scene of which
     we have no html. The same version counts as new:
     who is present changes without a commit. */
  take(frame) {
    if (this.#olderThanShown(frame)) return null;
    const sameScene = frame.scene === this.#scene;
    if (!sameScene && !frame.html) return { incomplete: true };
    this.#epoch = frame.epoch;
    this.#version = frame.version;
    this.#scene = frame.scene;
    return { html: sameScene ? null : frame.html, live: frame.live, ...clock(frame) };
  }

  /* The first page load: the html stands in the page already. */
  start(frame) {
    this.#epoch = frame.epoch;
    this.#version = frame.version;
    this.#scene = frame.scene;
    return { html: null, live: frame.live, ...clock(frame) };
  }

  /* The server has something newer than what is shown. */
  behind({ epoch, version }) {
    return epoch > this.#epoch || (epoch === this.#epoch && version > this.#version);
  }

  #olderThanShown({ epoch, version }) {
    return epoch < this.#epoch || (epoch === this.#epoch && version < this.#version);
  }
}

function clock({ now }) {
  return now ? { now } : {};
}
