// INFO strip: one notice at a time, 7 s each. Once the reader's focus enters, it stands still until Play is pressed;
// a pointer or a hidden tab only holds it, and reduced motion never starts it.
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
}
