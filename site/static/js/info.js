// INFO strip: one notice at a time, 7 s each. Stops on pause, hover, focus, hidden tab and reduced motion.
export default function info(strip) {
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
  const mark = () => {
    pause.toggleAttribute("data-paused", !playing);
    pause.setAttribute("aria-label", labels[playing ? 0 : 1]);
  };
  const step = (by) => { playing = false; mark(); show(at + by); };

  pause.addEventListener("click", () => { playing = !playing; mark(); });
  strip.querySelector("[data-info-prev]").addEventListener("click", () => step(-1));
  strip.querySelector("[data-info-next]").addEventListener("click", () => step(1));
  for (const [on, off] of [["pointerenter", "pointerleave"], ["focusin", "focusout"]]) {
    strip.addEventListener(on, () => { held = true; });
    strip.addEventListener(off, () => { held = false; });
  }
  show(0);
  mark();
  setInterval(() => { if (playing && !held && !document.hidden) show(at + 1); }, 7000);
}
