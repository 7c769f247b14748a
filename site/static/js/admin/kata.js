// No typed word is lost to autosave. Wagtail takes what stands in the form two seconds after it opened, and again when a
// save is answered, as saved: words written just before would be sent only with the next change, and nothing would warn
// who closes the tab. Whoever has written since the last save started gets one more save.
(() => {
  const FORM = "form[data-controller~='w-unsaved']";
  const written = new WeakSet();

  const note = (event) => {
    const form = event.isTrusted && event.target instanceof Element && event.target.closest(FORM);
    if (form) written.add(form);
  };
  for (const kind of ["beforeinput", "input", "change", "paste", "drop"]) document.addEventListener(kind, note, true);

  // What was written before this script came.
  for (const form of document.querySelectorAll(FORM)) {
    const texts = [...form.elements].filter((part) => part.matches("input[type=text], textarea") && part.offsetParent);
    if (texts.some((part) => part.value !== part.defaultValue)) written.add(form);
  }

  document.addEventListener("w-autosave:save", ({ target }) => written.delete(target));
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    // Wagtail is still resetting its own state when it tells this.
    setTimeout(() => { if (written.has(target)) target.dataset.wUnsavedForceValue = "true"; });
  });
})();
