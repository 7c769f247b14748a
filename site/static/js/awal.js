// Runs before the first paint: the reader's own display choices, and the .js mark that lets styles assume scripts.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    if (localStorage.getItem("lite") === "1") root.dataset.lite = "";
  } catch { /* storage is blocked: the device's own choices stay */ }
  // If the modules never arrive, fall back to the page without scripts.
  setTimeout(() => { if (!("ready" in root.dataset)) root.classList.remove("js"); }, 5000);
})();
