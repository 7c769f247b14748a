/* In the translation editor each segment goes to the server by itself, when the translator says so. Here its words are
   kept in this browser until the server has them, and what meets the end of the login is sent again after a new one. */
(() => {
  const words = document.currentScript.dataset;
  const PREFIX = `dinas-segmen:${words.pengguna}:${location.pathname}:`;
  const EDITOR = '.js-translation-editor';
  const SEGMENT = /\/localize\/translate\/\d+\//;
  const KEPT_MS = 7 * 24 * 3600 * 1000;

  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const drop = (key) => localStorage.removeItem(key);
  // A full or blocked storage must not stop anyone from translating.
  const write = (key, text) => { try { localStorage.setItem(key, JSON.stringify({ pada: Date.now(), teks: text })); } catch { /* none */ } };
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

  const opened = new Map(); // the field of a segment, with the place where its words are kept
  const onTheirWay = new Map();
  let token = '';

  const source = (item) => item.querySelector('p')?.textContent || '';

  const placeOf = (item) => {
    const same = [...document.querySelectorAll(`${EDITOR} li`)].filter((each) => each.querySelector(':scope > p') && source(each) === source(item));
    return `${PREFIX}${same.indexOf(item)}:${source(item)}`;
  };

  const fill = (field, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true })); // React listens for it
  };

  /* Others who have this translation open are told of an open segment with the next word to the server. */
  const tell = () => document.dispatchEvent(new CustomEvent(opened.size ? 'w-unsaved:add' : 'w-unsaved:clear'));

  /* A field that came gets the words that were kept for it; one that went without being sent was given up. */
  const follow = () => {
    for (const [field, key] of opened) {
      if (field.isConnected) continue;
      opened.delete(field);
      if (!onTheirWay.has(field.value)) drop(key);
    }
    for (const field of document.querySelectorAll(`${EDITOR} textarea`)) {
      const item = field.closest('li');
      if (opened.has(field) || !item) continue;
      const key = placeOf(item);
      opened.set(field, key);
      const kept = read(key);
      if (kept && kept.teks !== field.value) setTimeout(() => fill(field, kept.teks));
    }
    tell();
  };

  /* wagtail-localize has headings of the third rank only, and a field for files that nobody can hear or see. */
  const describe = (editor) => {
    editor.querySelectorAll('h3:not([aria-level])').forEach((heading) => {
      heading.setAttribute('role', 'heading');
      heading.setAttribute('aria-level', heading.closest('li') ? 3 : 2);
    });
    editor.querySelectorAll('input[type="file"]:not([aria-label])').forEach((field) => {
      field.setAttribute('aria-label', field.form.previousElementSibling?.textContent.trim() || '');
      field.tabIndex = -1; // the button before it opens it
    });
  };

  document.addEventListener('input', ({ target, isTrusted }) => {
    if (isTrusted && opened.has(target)) write(opened.get(target), target.value);
  });

  const isOut = (response) => response.redirected || [401, 403].includes(response.status);

  /* Sends a segment; waits for a new login where the old one is over. */
  const send = async (address, options) => {
    for (;;) {
      const headers = token ? { ...options.headers, 'X-CSRFToken': token } : options.headers;
      const response = await plain(address, { ...options, headers });
      if (!isOut(response)) return response;
      const fresh = await window.dinasSesi.again();
      if (!fresh) return response;
      token = fresh;
    }
  };

  const plain = window.fetch.bind(window);
  window.fetch = async (address, options = {}) => {
    if (!['PUT', 'DELETE'].includes(options.method) || !SEGMENT.test(String(address))) return plain(address, options);
    const text = options.body instanceof FormData ? options.body.get('value') : '';
    const kept = [...opened].filter(([field]) => field.value === text).map(([, key]) => key);
    onTheirWay.set(text, true);
    try {
      const response = await send(address, options);
      if (response.ok && !response.redirected) kept.forEach(drop);
      return response;
    } finally { onTheirWay.delete(text); }
  };

  document.addEventListener('DOMContentLoaded', () => {
    const editor = document.querySelector(EDITOR);
    if (!editor) return;
    keys().forEach((key) => { const copy = read(key); if (!copy || Date.now() - copy.pada > KEPT_MS) drop(key); });
    describe(editor);
    new MutationObserver(() => { follow(); describe(editor); }).observe(editor, { childList: true, subtree: true });
    const waiting = keys();
    if (!waiting.length) return;
    const note = document.createElement('div');
    note.className = 'sesi-pesan';
    note.setAttribute('role', 'status');
    const line = document.createElement('p');
    line.textContent = words.belum;
    const list = document.createElement('ul');
    waiting.forEach((key) => {
      const row = document.createElement('li');
      row.textContent = `“${key.slice(PREFIX.length).replace(/^-?\d+:/, '')}” → ${read(key).teks}`;
      list.append(row);
    });
    note.append(line, list);
    editor.before(note);
  });
})();
