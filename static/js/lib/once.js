/* A form with data-once is not sent twice by a double tap. Coming back to the page with 'back', it may be sent again. */
export function sendOnce(page, view) {
  for (const form of page.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if ("sent" in form.dataset) event.preventDefault();
      form.dataset.sent = "";
    });
  }
  view.addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of page.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
}
