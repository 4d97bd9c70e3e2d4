/* A participant's own answers: what the server kept, with on top what still waits to be kept. */

export class Me {
  #kept = null;

  /* A me frame. An older one than the last is left aside; the version starts anew with `restart`. */
  take(frame) {
    if (this.#kept && frame.version < this.#kept.version) return;
    this.#kept = frame;
  }

  /* After a new epoch every version counts from the start. */
  restart() {
    if (this.#kept) this.#kept = { ...this.#kept, version: 0 };
  }

  /* The me frame (docs/protocol.md) as the finger left them; null before the first frame. */
  with(waiting) {
    if (!this.#kept) return null;
    const mine = copy(this.#kept);
    for (const frame of waiting) lay(mine, frame);
    return mine;
  }

  /* The server committed this command in `version`; a me frame of before that no longer counts. */
  keep(frame, version) {
    if (!this.#kept || version < this.#kept.version) return;
    const mine = { ...copy(this.#kept), version };
    lay(mine, frame);
    this.#kept = mine;
  }
}

function copy(me) {
  return { ...me, weights: { ...me.weights }, answers: { ...me.answers }, texts: [...(me.texts ?? [])] };
}

const PICKED = 4; // a picked argument weighs this much

function lay(mine, frame) {
  if (frame.type === "place") mine[frame.round === 2 ? "second" : "position"] = frame.value;
  if (frame.type === "weigh") mine.weights[frame.argument] = frame.weight;
  if (frame.type === "pick" && frame.picked) mine.weights[frame.argument] = PICKED;
  if (frame.type === "pick" && !frame.picked) delete mine.weights[frame.argument];
  if (frame.type === "reply") mine.answers[frame.key] = frame.value;
  if (frame.type === "watch" || frame.type === "pen") mine[frame.type === "pen" ? "pen" : "watching"] = frame.on;
  if (frame.type === "write" && !mine.texts.some((text) => text.id === frame.id)) mine.texts.push(written(frame));
}

/* A text of one's own that nobody has decided on. */
function written({ id, kind, side, text, more }) {
  return { id, kind, side, text, more, status: "waiting" };
}
