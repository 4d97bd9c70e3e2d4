/* The script of the participant's pages that are not live. */
import "./elements/read-aloud.js";
import "./elements/text-size.js";
