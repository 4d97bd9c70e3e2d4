/* The elements that only a participant's phone has, beside those it shares with the screen (live.js). Loaded before it: an
   element must be known when the first values come. */
import "./elements/close-fields.js";
import "./elements/do-button.js";
import "./elements/keep-own.js";
import "./elements/next-card.js";
import "./elements/one-by-one.js";
import "./elements/open-sheet.js";
import "./elements/own-marks.js";
import "./elements/own-profile.js";
import "./elements/own-texts.js";
import "./elements/page-part.js";
import "./elements/pair-talk.js";
import "./elements/pen-holder.js";
import "./elements/reason-list.js";
import "./elements/reply-buttons.js";
import "./elements/report-check.js";
import "./elements/role-cover.js";
import "./elements/show-below.js";
import "./elements/together-bar.js";
import "./elements/turn-clock.js";
import "./elements/watch-mark.js";
import "./elements/write-form.js";
