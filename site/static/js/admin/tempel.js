/* Text pasted from Word, LibreOffice, WhatsApp or another site arrives clean: paragraphs, lists,
   bold, italics, raised and lowered signs and links; headings and tables become parts of their own. */
(() => {
  const words = document.currentScript.dataset;
  const STYLES = { B: 'BOLD', STRONG: 'BOLD', I: 'ITALIC', EM: 'ITALIC', SUP: 'SUPERSCRIPT', SUB: 'SUBSCRIPT' };
  const DROPPED = 'style,script,meta,link,title,xml,del,s,strike,img,svg,object,iframe,template';
  const BLOCKS = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TABLE', 'BLOCKQUOTE', 'SECTION', 'ARTICLE', 'PRE', 'HR']);
  const OWN_COPY = /data-draftjs-conductor-fragment|data-offset-key/;

  const tidy = (text) => text.replace(/[\u00AD\u200B\u200C\uFEFF]/g, '').replace(/[\s\u00A0]+/g, ' ');

  /* One paragraph under construction: its text, its styles and its links by position. */
  class Line {
    constructor(type, depth = 0) {
      Object.assign(this, { type, depth, text: '', marks: [], links: [] });
    }

    add(text, styles, href) {
      let added = tidy(text);
      if (!this.text || this.text.endsWith(' ')) added = added.trimStart();
      if (!added) return;
      const range = { offset: this.text.length, length: added.length };
      this.text += added;
      styles.forEach((style) => this.marks.push({ ...range, style }));
      if (href) this.links.push({ ...range, href });
    }

    raw(entities) {
      const end = this.text.trimEnd().length;
      const within = (ranges) => ranges
        .map((range) => ({ ...range, length: Math.min(range.length, end - range.offset) }))
        .filter((range) => range.length > 0);
      return {
        key: Math.random().toString(36).slice(2, 7),
        text: this.text.slice(0, end), type: this.type, depth: this.depth, data: {},
        inlineStyleRanges: within(this.marks),
        entityRanges: within(this.links).map(({ offset, length, href }) => {
          const key = Object.keys(entities).length;
          entities[key] = { type: 'LINK', mutability: 'MUTABLE', data: { url: href } };
          return { offset, length, key };
        }),
      };
    }
  }

  const address = (element) => {
    const href = element.getAttribute('href') || '';
    return /^(https?:|mailto:|tel:)/i.test(href) ? href : '';
  };

  /* Word writes lists as paragraphs with a drawn bullet or number in front. */
  const wordList = (element) => {
    const marker = element.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
    const isList = marker || /MsoListParagraph/.test(element.className);
    if (!isList) return null;
    const sign = (marker?.textContent || '').trim();
    marker?.remove();
    const level = /level(\d)/.exec(element.getAttribute('style') || '');
    return {
      type: /^[\dA-Za-z]{1,3}[.)]/.test(sign) ? 'ordered-list-item' : 'unordered-list-item',
      depth: level ? Math.min(Number(level[1]) - 1, 3) : 0,
    };
  };

  const hasStyle = (element, pattern) => pattern.test(element.getAttribute('style') || '');

  const stylesOf = (element, styles) => {
    const more = new Set(styles);
    if (STYLES[element.tagName]) more.add(STYLES[element.tagName]);
    if (hasStyle(element, /font-weight:\s*(bold|[6-9]00)/i)) more.add('BOLD');
    // Google Docs wraps a whole text in <b style="font-weight:normal">.
    if (hasStyle(element, /font-weight:\s*(normal|400)/i)) more.delete('BOLD');
    if (hasStyle(element, /font-style:\s*italic/i)) more.add('ITALIC');
    if (hasStyle(element, /vertical-align:\s*super/i)) more.add('SUPERSCRIPT');
    if (hasStyle(element, /vertical-align:\s*sub\b/i)) more.add('SUBSCRIPT');
    return more;
  };

  const rowsOf = (table) => [...table.rows].map((row) => [...row.cells].map((cell) => tidy(cell.textContent).trim()));

  /* Walks through the pasted document and gathers parts: text, headings, tables. */
  class Reader {
    constructor() { this.parts = []; this.line = null; }

    startLine(type = 'unstyled', depth = 0) { this.line = new Line(type, depth); this.lines().push(this.line); }

    lines() {
      const last = this.parts.at(-1);
      if (last?.lines) return last.lines;
      this.parts.push({ lines: [] });
      return this.parts.at(-1).lines;
    }

    read(node, styles = new Set(), href = '', list = null) {
      node.childNodes.forEach((child) => {
        if (child.nodeType === Node.TEXT_NODE) this.text(child.data, styles, href);
        else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, styles, href, list);
      });
    }

    text(data, styles, href) {
      if (!this.line && !tidy(data).trim()) return;
      if (!this.line) this.startLine();
      this.line.add(data, styles, href);
    }

    element(element, styles, href, list) {
      const tag = element.tagName;
      if (hasStyle(element, /mso-hide:\s*all|display:\s*none/i)) return;
      if (tag === 'BR') { this.line = null; return; }
      if (!BLOCKS.has(tag)) {
        this.read(element, stylesOf(element, styles), tag === 'A' ? address(element) : href, list);
        return;
      }
      this.line = null;
      const heading = /^H([1-6])$/.exec(tag);
      const title = tidy(element.textContent).trim();
      if (tag === 'TABLE') this.table(element);
      else if (heading && title) this.parts.push({ heading: title, level: Math.min(Number(heading[1]) + 1, 3) });
      else if (tag === 'UL' || tag === 'OL') {
        const depth = list ? list.depth + 1 : 0;
        this.read(element, styles, href, { type: tag === 'OL' ? 'ordered-list-item' : 'unordered-list-item', depth });
      } else {
        const kind = (tag === 'LI' && list) || (tag === 'P' && wordList(element)) || null;
        if (kind) this.startLine(kind.type, kind.depth);
        // A paragraph inside a list item carries on the item's own line.
        const isInItem = tag === 'P' && element.parentElement?.tagName === 'LI';
        if (isInItem) this.startLine(list.type, list.depth);
        this.read(element, stylesOf(element, styles), href, list);
      }
      this.line = null;
    }

    table(element) {
      const rows = rowsOf(element).filter((row) => row.some(Boolean));
      // A table of one cell only frames its text.
      if (rows.length && (rows.length > 1 || rows[0].length > 1)) this.parts.push({ rows });
      else this.read(element);
    }
  }

  const partsOf = (html) => {
    // What Word writes for itself stands between conditions that only Word understands.
    const plain = html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '').replace(/<!\[[^>]*>/g, '');
    const body = new DOMParser().parseFromString(plain, 'text/html').body;
    body.querySelectorAll(DROPPED).forEach((element) => element.remove());
    const reader = new Reader();
    reader.read(body);
    return reader.parts
      .map((part) => (part.lines ? { lines: part.lines.filter((line) => line.text.trim()) } : part))
      .filter((part) => !part.lines || part.lines.length);
  };

  /* WhatsApp gives plain text with signs: *bold*, _italic_, lines that begin with a dash. */
  const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const marked = (text) => escaped(text)
    .replace(/(^|[\s(])\*(\S(?:[^*]*\S)?)\*(?=$|[\s.,;:!?)])/g, '$1<b>$2</b>')
    .replace(/(^|[\s(])_(\S(?:[^_]*\S)?)_(?=$|[\s.,;:!?)])/g, '$1<i>$2</i>')
    .replace(/https?:\/\/[^\s<]*[^\s<.,;:!?)]/g, '<a href="$&">$&</a>');
  const htmlOf = (text) => text.split(/\r?\n/).filter((line) => line.trim()).map((line) => {
    const item = /^\s*(?:([-•*‣·])|(\d{1,2})[.)])\s+(.*)$/.exec(line);
    if (!item) return `<p>${marked(line)}</p>`;
    const list = item[1] ? 'ul' : 'ol';
    return `<${list}><li>${marked(item[3])}</li></${list}>`;
  }).join('');

  const rawOf = (lines) => {
    const entityMap = {};
    return { blocks: lines.map((line) => line.raw(entityMap)), entityMap };
  };

  const asLines = (part) => {
    if (part.lines) return part.lines;
    if (part.heading) {
      const line = new Line('unstyled');
      line.add(part.heading, new Set(['BOLD']), '');
      return [line];
    }
    return part.rows.map((row) => {
      const line = new Line('unstyled');
      line.add(row.join(' – '), new Set(), '');
      return line;
    });
  };

  /* Handed over in the form in which the editor copies its own text: it keeps every style. */
  const insertText = (target, lines) => {
    const carrier = document.createElement('div');
    carrier.setAttribute('data-draftjs-conductor-fragment', JSON.stringify(rawOf(lines)));
    carrier.textContent = lines.map((line) => line.text).join('\n');
    const data = new DataTransfer();
    data.setData('text/html', carrier.outerHTML);
    // No plain text beside it: where that holds an address, Wagtail takes it instead, in a single line.
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  };

  const isEmpty = (input) => !input.draftailEditor.getEditorState().getCurrentContent().hasText();

  /* The stream of parts that an editor stands in, if headings and tables may stand there too. */
  const streamAround = (input) => {
    const name = /^(.+)-(\d+)-value$/.exec(input.name || '');
    const stream = name && document.getElementById(`${name[1]}-root`)?.rootBlock;
    const index = stream?.children?.findIndex((child) => child.prefix === `${name[1]}-${name[2]}`) ?? -1;
    return index < 0 ? null : { stream, index, type: stream.children[index].type };
  };

  const blockOf = (part, textType) => {
    const id = crypto.randomUUID();
    if (part.heading) return { id, type: 'judul', value: { teks: part.heading.slice(0, 120), tingkat: `h${part.level}` } };
    if (part.rows) {
      const width = Math.max(...part.rows.map((row) => row.length));
      const data = part.rows.map((row) => [...row, ...Array(width - row.length).fill('')]);
      const table = { data, first_row_is_table_header: true, table_header_choice: 'row', first_col_is_header: false, table_caption: '', cell: [], mergeCells: [] };
      return { id, type: 'tabel', value: table };
    }
    return { id, type: textType, value: JSON.stringify(rawOf(part.lines)) };
  };

  const insertParts = (input, target, place, parts) => {
    const { stream, type } = place;
    let { index } = place;
    const put = (part) => { stream.insert(blockOf(part, type), index, {}); index += 1; };
    const wasEmpty = isEmpty(input);
    const first = parts.findIndex((part) => part.lines);
    const before = wasEmpty && first > 0 ? parts.slice(0, first) : [];
    const rest = parts.slice(before.length);
    before.forEach(put);
    const hasText = Boolean(rest[0]?.lines);
    if (hasText) insertText(target, rest.shift().lines);
    index += 1;
    rest.forEach(put);
    if (wasEmpty && !hasText) stream.deleteBlock(place.index);
  };

  const tell = (input, text) => {
    const wrapper = input.closest('[data-contentpath], .w-field') || input.parentElement;
    let note = wrapper.querySelector('.tempel-pesan');
    if (!note) {
      note = document.createElement('p');
      note.className = 'tempel-pesan';
      note.setAttribute('role', 'status');
      wrapper.append(note);
    }
    note.textContent = text;
  };

  const takesParts = (place, parts) => {
    const known = place.stream.blockDef?.childBlockDefsByName || {};
    return parts.every((part) => part.lines || known[part.heading ? 'judul' : 'tabel']);
  };

  const paste = (event) => {
    const wrapper = event.target.closest?.('[data-draftail-editor-wrapper]');
    const input = wrapper?.parentElement.querySelector('input[type="hidden"]');
    if (!input?.draftailEditor || !event.clipboardData) return;
    const html = event.clipboardData.getData('text/html');
    const text = event.clipboardData.getData('text/plain');
    if (OWN_COPY.test(html) || (!html && !text.trim())) return;
    const parts = partsOf(html || htmlOf(text));
    if (!parts.length) return;
    event.preventDefault();
    event.stopPropagation();
    const hasOwn = parts.some((part) => !part.lines);
    const place = hasOwn ? streamAround(input) : null;
    if (!hasOwn) insertText(event.target, parts[0].lines);
    else if (place && takesParts(place, parts)) {
      insertParts(input, event.target, place, parts);
      tell(input, words.pesanBagian);
    } else {
      insertText(event.target, parts.flatMap(asLines));
      tell(input, parts.some((part) => part.rows) ? words.pesanTabel : words.pesanJudul);
    }
  };

  document.addEventListener('paste', paste, true);
})();
