/* Messages from WhatsApp are plain text with signs: *bold*, _italic_, ~struck out~, lines that begin with a dash, a
   number or a small picture. Here they become HTML, which tempel.js reads like any other. */
window.dariPesan = (() => {
  // Who sent it and when, as WhatsApp puts it in front of each message when several are copied or exported.
  const SENDER = /^\[[\d/.:, -]*\d[./]\d[\d/.:, -]*(?:[AP]M)?\] [^:]{1,60}: |^\d{1,2}\/\d{1,2}\/\d{2,4}[ ,]+\d{1,2}[.:]\d{2} - [^:]{1,60}: /i;
  const NOISE = /^(?:diteruskan(?: berkali-kali)?|forwarded(?: many times)?|<[^>]*(?:tidak disertakan|omitted)>)$|^```$/i;
  const BULLET = /^\s*[-•*‣·●○▪◦]\s+(.*)$/u;
  // Counts as a bullet only beside another one: alone, it may be a minus or an ornament.
  const LOOSE_BULLET = /^\s*(?:[-–—•●▪](?=\s*\p{L})|[➢➤►▶✓✔✅☑🔹🔸🔷🔶👉➡]\uFE0F?)\s*(.*)$/u;
  const NUMBER = /^\s*(\d{1,2})[.)](?:\s+|(?=\p{L}))(.*)$/u;
  const LINK = /(?<![\w@/.])(?:https?:\/\/|www\.|wa\.me\/)[^\s<"]*[^\s<".,;:!?)*_~]/g;
  const PLACE = '\uE000';

  const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

  /* A sign counts at the edge of words, as it does in WhatsApp: 2*3*4 stays what it is. */
  const between = (sign) => new RegExp(`(?<![\\p{L}\\p{N}${sign}])${sign}(?=[^\\s${sign}])([^${sign}]*[^\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`, 'gu');
  const SIGNS = [[between('\\*'), 'b'], [between('_'), 'i'], [between('~'), 's']];

  const marked = (text) => {
    const links = []; // signs within an address belong to it
    let html = escaped(text).replace(LINK, (link) => PLACE + links.push(link) + PLACE);
    SIGNS.forEach(([sign, tag]) => { html = html.replace(sign, `<${tag}>$1</${tag}>`); });
    return html.replace(/`+([^`]+)`+/g, '$1').replace(new RegExp(`${PLACE}(\\d+)${PLACE}`, 'g'), (_all, place) => {
      const link = links[place - 1];
      return `<a href="${link.startsWith('http') ? '' : 'https://'}${link}">${link}</a>`;
    });
  };

  const kindOf = (line) => {
    const bullet = BULLET.exec(line);
    if (bullet) return { line, bullet: bullet[1] };
    const number = NUMBER.exec(line);
    if (number) return { line, number: Number(number[1]), rest: number[2] };
    const loose = LOOSE_BULLET.exec(line);
    return { line, loose: loose ? loose[1] : '' };
  };

  const isBullet = (item) => Boolean(item && (item.bullet || item.loose));
  const listed = (tag, texts) => `<${tag}>${texts.map((text) => `<li>${marked(text)}</li>`).join('')}</${tag}>`;
  const asText = (item) => `<p>${marked(item.line)}</p>`;

  /* Lines of a list that stand together. Numbers become a list only where it would show the same ones. */
  const htmlOfItems = (items) => {
    const numbers = items.filter((item) => item.number).map((item) => item.number);
    const isCounted = numbers.length > 1 && numbers.every((number, place) => number === place + 1);
    let isOpen = false;
    const html = items.map((item) => {
      if (!item.number) return listed('ul', [item.bullet || item.loose]);
      if (!isCounted) return asText(item);
      const start = isOpen ? '' : '<ol>';
      isOpen = true;
      return `${start}<li>${marked(item.rest)}</li>`;
    });
    return html.join('') + (isOpen ? '</ol>' : '');
  };

  return (text) => {
    const items = text.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').split(/\r?\n/)
      .map((line) => line.replace(SENDER, '').replace(/^\s*>\s/, ''))
      .filter((line) => line.trim() && !NOISE.test(line.trim()))
      .map(kindOf);
    const isItem = (item, place) => item.number || item.bullet
      || (item.loose && (isBullet(items[place - 1]) || isBullet(items[place + 1])));
    let html = '';
    let together = [];
    items.forEach((item, place) => {
      if (isItem(item, place)) { together.push(item); return; }
      html += htmlOfItems(together) + asText(item);
      together = [];
    });
    return html + htmlOfItems(together);
  };
})();
