/* The pages on which a phone is coupled. A form that works once is not sent twice by a double tap: the second one would
   find the code used up, and its answer is what the phone would show. */
import "./elements/coupled-watch.js";

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if ("sent" in form.dataset) event.preventDefault();
    form.dataset.sent = "";
  });
}

window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
