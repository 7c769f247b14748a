// Map page: the drawing is enlarged and moved by its viewBox. The wheel turns the page as always;
// only with Ctrl, or two fingers, does it enlarge the map.
const MOST = 6, STEP = 1.5;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS = { "+": STEP, "=": STEP, "-": 1 / STEP, "0": 0 };

export default function zoom(frame) {
  const svg = frame.querySelector("svg"), tools = frame.querySelector(".zoom");
  const [left, top, wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  const fingers = new Map();
  let x = left, y = top, by = 1, moved = false;

  const show = () => {
    x = Math.min(Math.max(x, left), left + wide - wide / by);
    y = Math.min(Math.max(y, top), top + high - high / by);
    svg.setAttribute("viewBox", [x, y, wide / by, high / by].map((n) => n.toFixed(1)).join(" "));
    svg.dataset.near = by < 1.2 ? "" : by < 3 ? "2" : "4";
    for (const button of tools.children) {
      button.setAttribute("aria-disabled", button.dataset.zoomBy > 1 ? by >= MOST : by <= 1);
    }
  };
  const place = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const enlarge = (factor, at = { x: x + wide / by / 2, y: y + high / by / 2 }) => {
    const next = factor ? Math.min(Math.max(by * factor, 1), MOST) : 1;
    x = at.x - (at.x - x) * by / next;
    y = at.y - (at.y - y) * by / next;
    by = next < 1.01 ? 1 : next;
    show();
  };

  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) enlarge(Number(button.dataset.zoomBy));
  });

  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", frame.dataset.zoom);
  frame.addEventListener("keydown", (event) => {
    if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = by > 1 && ARROWS[event.key];
    if (way) {
      x += way[0] * wide / by / 8;
      y += way[1] * high / by / 8;
      show();
    } else if (event.key in KEYS) enlarge(KEYS[event.key]);
    else return;
    event.preventDefault();
  });

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    enlarge(2 ** (-event.deltaY / 200), place(event));
  }, { passive: false });

  const spread = () => {
    const [one, two] = fingers.values();
    return Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
  };
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) moved = false;
    fingers.set(event.pointerId, event);
  });
  svg.addEventListener("pointermove", (event) => {
    const old = fingers.get(event.pointerId);
    if (!old) return;
    const [from, to] = [place(old), place(event)];
    // A press that trembles is still a press.
    if (!moved && fingers.size === 1 && Math.hypot(event.clientX - old.clientX, event.clientY - old.clientY) < 6) return;
    const before = fingers.size === 2 && spread();
    fingers.set(event.pointerId, event);
    if (before) {
      moved = true;
      enlarge(spread() / before, to);
    } else if (by > 1) {
      moved = true;
      svg.setPointerCapture(event.pointerId);
      x += from.x - to.x;
      y += from.y - to.y;
      show();
    }
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
    svg.addEventListener(name, (event) => fingers.delete(event.pointerId));
  }
  // What was a drag opens no district.
  frame.addEventListener("click", (event) => {
    if (!moved || !event.target.closest("svg")) return;
    moved = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  show();
}
