// Runs before the first paint: the reader's own display choices, and the .js mark that lets styles assume scripts.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch { /* storage is blocked: the device's own choices stay */ }
  // If the modules never arrive, fall back to the page without scripts.
  setTimeout(() => { if (!("ready" in root.dataset)) root.classList.remove("js"); }, 5000);
  // Paper can't be opened or scrolled: closed sections are printed open, and pictures further down are fetched.
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const image of document.querySelectorAll("img[loading=lazy]")) image.loading = "eager";
    opened.push(...document.querySelectorAll("details:not([open])"));
    for (const section of opened) section.open = true;
  });
  addEventListener("afterprint", () => {
    for (const section of opened.splice(0)) section.open = false;
  });
})();
