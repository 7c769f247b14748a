/* Reads what was copied from Word, LibreOffice, WhatsApp or another site: lines with bold, italics, raised and lowered
   signs and links, items of lists, headings, tables. tempel.js puts them where they belong. */
window.naskah = (() => {
  const STYLES = { B: 'BOLD', STRONG: 'BOLD', I: 'ITALIC', EM: 'ITALIC', SUP: 'SUPERSCRIPT', SUB: 'SUBSCRIPT' };
  const DROPPED = 'style,script,meta,link,title,xml,img,svg,object,iframe,template,.MsoCommentReference,.msocomanchor,.msocomtxt,[style*="mso-element:comment-list" i]';
  const STRUCK = 'del,s,strike,.msoDel,[style*="line-through"]';
  const BLOCKS = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TABLE', 'BLOCKQUOTE', 'SECTION', 'ARTICLE', 'PRE', 'HR']);
  const LONGEST_HEADING = 120;

  // Signs nobody sees go; letters that only pretend to be bold or italic are read by no screen reader and found by no search.
  const tidy = (text) => text.replace(/[\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/[\u{1D400}-\u{1D7FF}]+/gu, (letters) => letters.normalize('NFKC'))
    .replace(/[\s\u00A0]+/g, ' ');

  /* One paragraph under construction: its text, its styles and its links by position. */
  class Line {
    constructor(type, depth = 0, number = 0) {
      Object.assign(this, { type, depth, number, text: '', marks: [], links: [] });
    }

    add(text, styles, href) {
      let added = tidy(text);
      if (!this.text || /\s$/.test(this.text)) added = added.trimStart();
      if (!added) return;
      const range = { offset: this.text.length, length: added.length };
      this.text += added;
      styles.forEach((style) => this.marks.push({ ...range, style }));
      if (href) this.links.push({ ...range, href });
    }

    /* Turns an item of a list into a line that begins with its number. */
    spellOut() {
      const sign = `${this.number}. `;
      this.type = 'unstyled';
      this.text = sign + this.text;
      [...this.marks, ...this.links].forEach((range) => { range.offset += sign.length; });
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
      number: Number.parseInt(sign, 10) || 0,
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

  /* The words of a cell or a heading; those of its lines don't run into each other. */
  const wordsOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('br,p,div,li').forEach((part) => part.after(' '));
    return tidy(copy.textContent).trim();
  };

  /* Cells that reach over several columns or rows leave room for them, so that all stand below their headings. */
  const rowsOf = (table) => {
    const rows = [...table.rows].map(() => []);
    [...table.rows].forEach((row, y) => {
      [...row.cells].forEach((cell) => {
        let x = 0;
        while (rows[y][x] !== undefined) x += 1;
        rows.slice(y, y + (cell.rowSpan || 1)).forEach((line) => {
          for (let column = x; column < x + Math.min(cell.colSpan, 40); column += 1) line[column] ??= '';
        });
        rows[y][x] = wordsOf(cell);
      });
    });
    return rows.map((row) => Array.from(row, (words) => words ?? ''));
  };

  /* Walks through the pasted document and gathers parts: text, headings, tables. */
  class Reader {
    constructor() { this.parts = []; this.line = null; }

    startLine(type, depth, number) { this.line = new Line(type || 'unstyled', depth, number); this.lines().push(this.line); }

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
      if (tag === 'BR') {
        if (list && this.line?.text) this.line.text += '\n';
        else this.line = null;
        return;
      }
      if (!BLOCKS.has(tag)) {
        this.read(element, stylesOf(element, styles), tag === 'A' ? address(element) : href, list);
        return;
      }
      this.line = null;
      const heading = /^H([1-6])$/.exec(tag);
      const title = heading ? wordsOf(element) : '';
      if (tag === 'TABLE') this.table(element);
      else if (heading && title && title.length <= LONGEST_HEADING) this.parts.push({ heading: title, level: Math.min(Number(heading[1]) + 1, 3) });
      else if (tag === 'UL' || tag === 'OL') {
        const depth = list ? list.depth + 1 : 0;
        this.read(element, styles, href, { type: tag === 'OL' ? 'ordered-list-item' : 'unordered-list-item', depth, number: tag === 'OL' ? element.start : 0 });
      } else {
        const kind = (tag === 'LI' && list) || (tag === 'P' && wordList(element)) || null;
        // Word on the web makes a list of its own of each item and tells its level beside it.
        const level = tag === 'LI' && Number(element.getAttribute('data-aria-level') || element.getAttribute('aria-level'));
        if (kind) this.startLine(kind.type, level ? Math.min(level - 1, 3) : kind.depth, kind.number);
        if (kind?.number && tag === 'LI') kind.number += 1;
        // A paragraph inside a list item carries on the item's own line.
        const isInItem = list && (tag === 'P' || tag === 'DIV') && element.parentElement?.tagName === 'LI';
        if (isInItem) this.carryOn();
        this.read(element, stylesOf(element, styles), href, list);
      }
      this.line = null;
    }

    /* The first paragraph of an item is the item; the next ones are lines of it. */
    carryOn() {
      this.line = this.lines().at(-1);
      if (this.line?.text) this.line.text += '\n';
    }

    table(element) {
      const rows = rowsOf(element).filter((row) => row.some(Boolean));
      // A table of one cell only frames its text.
      if (rows.length && (rows.length > 1 || rows[0].length > 1)) this.parts.push({ rows });
      else this.read(element);
    }
  }

  /* A list counts from one, without gaps. Where the numbers of a text go on after something else, they become words of it. */
  const keepNumbers = (lines) => {
    let next = 1;
    lines.forEach((line) => {
      if (line.depth) return;
      if (line.type !== 'ordered-list-item') next = 1;
      if (!line.number) return;
      if (line.number === next) { next += 1; return; }
      line.spellOut();
      next = 1;
    });
  };

  const partsOf = (html) => {
    // What Word writes for itself stands between conditions that only Word understands.
    const plain = html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '').replace(/<!\[[^>]*>/g, '');
    const body = new DOMParser().parseFromString(plain, 'text/html').body;
    // WhatsApp and Facebook draw their small pictures.
    body.querySelectorAll('img[alt]').forEach((image) => { if (/^\p{Extended_Pictographic}/u.test(image.alt)) image.replaceWith(image.alt); });
    body.querySelectorAll(DROPPED).forEach((element) => element.remove());
    const struck = [...body.querySelectorAll(STRUCK)];
    const hasStruck = struck.some((element) => element.textContent.trim());
    struck.forEach((element) => element.remove());
    const reader = new Reader();
    reader.read(body);
    const parts = reader.parts
      .map((part) => (part.lines ? { lines: part.lines.filter((line) => line.text.trim()) } : part))
      .filter((part) => !part.lines || part.lines.length);
    parts.forEach((part) => keepNumbers(part.lines || []));
    return { parts, hasStruck };
  };

  return { Line, partsOf };
})();
