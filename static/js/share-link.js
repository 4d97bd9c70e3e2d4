/* The page on which a summary is shared: a double tap mails it once. */
import "./elements/copy-link.js";
import { sendOnce } from "./lib/once.js";

sendOnce(document, window);
