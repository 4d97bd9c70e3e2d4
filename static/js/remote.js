/* The elements that only the facilitator's remote has, beside those it shares with the screen (live.js). Loaded before
   it: an element must be known when the first values come. */
import "./elements/next-card.js";
import "./elements/remote-close.js";
import "./elements/remote-desk.js";
import "./elements/stall-note.js";
import "./elements/text-desk.js";
