// Print and copy buttons: shown only where they can work. Their words come from the page, and so
// does the address to copy, where it is another than the page's own.
function copies(button) {
  if (!navigator.clipboard) return;
  const label = button.querySelector("span");
  const status = button.closest(".bar")?.querySelector("[data-copy-status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    let said = button.dataset.done;
    try { await navigator.clipboard.writeText(button.dataset.copy || location.href); }
    catch { said = button.dataset.failed; }
    label.textContent = said;
    if (status) status.textContent = said;
  });
}

export default function action(button) {
  if ("copy" in button.dataset) { copies(button); return; }
  button.hidden = false;
  button.addEventListener("click", () => print());
}
