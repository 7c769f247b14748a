// The one script of every page, small and before the first paint: the reader's own display choices, the .js mark that
// lets styles assume scripts, and what most pages have. The rest is fetched only where a page has its hook.
// Every page works without any of it.
(() => {
  const root = document.documentElement;
  const YEAR_S = 31536000;
  const PATIENCE_MS = 5000;

  // The colour around the page follows the reader's own choice before the device's.
  const choose = (scheme) => {
    if (scheme) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
    document.querySelectorAll("[name=theme-color]").forEach((meta, i) => {
      const own = ["light", "dark"][i];
      meta.media = !scheme ? `(prefers-color-scheme: ${own})` : scheme === own ? "all" : "not all";
    });
  };

  // The scheme is kept on this device only; saving data is told to the server by a cookie, because only a page that
  // comes without pictures keeps the browser from fetching them.
  const prefs = (box) => {
    const lite = box.querySelector("[name=lite]");
    box.hidden = false;
    box.querySelector(`[name=scheme][value="${root.dataset.scheme ?? ""}"]`).checked = true;
    lite.checked = "lite" in root.dataset;
    box.addEventListener("change", ({ target }) => {
      if (target === lite) {
        document.cookie = `hemat=${lite.checked ? 1 : 0}; path=/; max-age=${YEAR_S}; samesite=lax`;
        location.reload();
        return;
      }
      const scheme = box.querySelector("[name=scheme]:checked").value;
      choose(scheme);
      try {
        if (scheme) localStorage.setItem("scheme", scheme);
        else localStorage.removeItem("scheme");
      } catch { /* storage is blocked: the choice lasts for this page */ }
    });
  };

  // INFO strip: one notice at a time, 7 s each. Once the reader's focus enters, it stands still until Play is pressed;
  // a pointer or a hidden tab only holds it, and reduced motion never starts it.
  const info = (strip) => {
    const items = [...strip.querySelectorAll("li")];
    const pause = strip.querySelector("[data-info-pause]");
    if (!pause) return;
    const labels = [pause.getAttribute("aria-label"), pause.dataset.labelPlay];
    let at = 0;
    let held = false;
    let playing = !matchMedia("(prefers-reduced-motion: reduce)").matches;

    const show = (n) => {
      at = (n + items.length) % items.length;
      items.forEach((li, i) => li.classList.toggle("on", i === at));
      strip.dataset.on = at;
    };
    const play = (on) => {
      playing = on;
      pause.toggleAttribute("data-paused", !on);
      pause.setAttribute("aria-label", labels[on ? 0 : 1]);
    };

    pause.addEventListener("click", () => play(!playing));
    strip.querySelector("[data-info-prev]").addEventListener("click", () => { play(false); show(at - 1); });
    strip.querySelector("[data-info-next]").addEventListener("click", () => { play(false); show(at + 1); });
    // A press by the pointer focuses a button too, but says by itself what it wants.
    strip.addEventListener("focusin", ({ target, relatedTarget }) => {
      if (!strip.contains(relatedTarget) && target.matches(":focus-visible")) play(false);
    });
    strip.addEventListener("pointerenter", () => { held = true; });
    strip.addEventListener("pointerleave", () => { held = false; });
    show(0);
    play(playing);
    setInterval(() => { if (playing && !held && !document.hidden) show(at + 1); }, 7000);
  };

  // Paper can't be scrolled: pictures further down are fetched before it is printed.
  const fetchAll = () => Promise.all([...document.images].map((image) => {
    image.loading = "eager";
    return image.complete || image.decode().catch(() => {});
  }));

  // Print and copy buttons are shown only where they can work. Their words come from the page, and so does the
  // address to copy, where it is another than the page's own.
  const print = (button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await Promise.race([fetchAll(), new Promise((late) => setTimeout(late, PATIENCE_MS))]);
      window.print();
    });
  };
  const copy = (button) => {
    if (!navigator.clipboard) return button.remove();
    const label = button.querySelector("span");
    const status = button.closest(".bar")?.querySelector("[data-copy-status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      let said = button.dataset.done;
      try { await navigator.clipboard.writeText(button.dataset.copy || location.href); }
      catch { said = button.dataset.failed; }
      label.textContent = said;
      button.dataset.said = "";
      if (status) status.textContent = said;
    });
  };

  const here = { "[data-info]": info, "[data-prefs]": prefs, "[data-print]": print, "[data-copy]": copy };
  const further = {
    "[data-video]": () => import("./video.js"),
    "[data-lightbox]": () => import("./lightbox.js"),
    "[data-peta]": () => import("./peta.js"),
  };

  root.classList.add("js");
  try {
    const scheme = root.dataset.scheme || localStorage.getItem("scheme"); // a preview shows the one it is asked for
    if (scheme === "light" || scheme === "dark") choose(scheme);
  } catch { /* storage is blocked: the device's own choices stay */ }
  addEventListener("DOMContentLoaded", () => {
    for (const [hook, start] of Object.entries(here)) document.querySelectorAll(hook).forEach((part) => start(part));
    for (const [hook, load] of Object.entries(further)) {
      const found = document.querySelectorAll(hook);
      if (found.length) load().then((module) => found.forEach((part) => module.default(part)));
    }
  });

  // Proposals come when somebody begins to search, not with every page.
  addEventListener("focusin", ({ target }) => {
    if (target.dataset.saran) import("./cari.js").then((module) => target.dataset.saran && module.default(target));
  });

  // Nor can it be opened: closed sections are printed open. Not every browser waits for what is fetched this late, so
  // it begins with the first key of Ctrl+P.
  addEventListener("keydown", ({ key }) => { if (key === "Control" || key === "Meta") fetchAll(); });
  const opened = [];
  addEventListener("beforeprint", () => {
    fetchAll();
    opened.push(...document.querySelectorAll("details:not([open])"));
    for (const section of opened) section.open = true;
  });
  addEventListener("afterprint", () => {
    for (const section of opened.splice(0)) section.open = false;
  });
})();
