/* The page of the report: its fields save themselves, and what the group says of it comes in. */
import "./elements/report-editor.js";
import "./elements/report-remarks.js";
