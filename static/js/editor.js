/* The page on which an own card is written. */
import "./elements/argument-list.js";
import "./elements/card-conflicts.js";
import "./elements/card-editor.js";
import "./elements/card-findings.js";
import "./elements/card-preview.js";
import "./elements/word-count.js";
