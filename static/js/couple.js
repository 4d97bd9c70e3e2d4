/* The pages on which a phone is coupled. A form that works once is not sent twice by a double tap: the second one would
   find the code used up, and its answer is what the phone would show. */
import "./elements/coupled-watch.js";
import { sendOnce } from "./lib/once.js";

sendOnce(document, window);
