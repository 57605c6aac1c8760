// One self-contained HTML page from sections of Markdown: no script, no network, prints on A4, light and dark.
import { Marked, type MarkedExtension } from 'marked';
import type { Section } from './markdown.ts';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A tokenizer that never matches. */
const none = () => undefined;

// Our sections have no such blocks and end every paragraph with an empty line; testing for more would take most of the time.
const FEW_BLOCKS: MarkedExtension = {
  tokenizer: {
    lheading: none,
    blockquote: none,
    code: none,
    def: none,
    fences: none,
    hr: none,
    paragraph(src) {
      const end = src.indexOf('\n\n');
      const raw = end < 0 ? src : src.slice(0, end);
      const text = raw.trimEnd();
      return { type: 'paragraph', raw, text, tokens: this.lexer.inline(text) };
    },
  },
};

const RENDERER: MarkedExtension = {
  renderer: {
    // A user's text never becomes a link; only our own anchors do.
    link({ href, text }) {
      return href.startsWith('#') ? `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>` : escapeHtml(text);
    },
    image({ text }) {
      return escapeHtml(text);
    },
    table({ header, rows }) {
      const row = (cells: typeof header, tag: 'td' | 'th') =>
        // HTML does without closing tags of cells and rows, and a long exercise has thousands of them.
        `<tr>${cells.map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${this.parser.parseInline(cell.tokens)}`).join('')}`;
      const head = header.some(({ text }) => text.trim() !== '') ? `<thead>${row(header, 'th')}</thead>` : '';
      const body = rows.map((cells) => row(cells, 'td')).join('\n');
      return `<div class="scroll" role="region" tabindex="0" aria-label="table"><table>${head}<tbody>${body}</tbody></table></div>`;
    },
  },
};

const reports = new Marked(FEW_BLOCKS, RENDERER);

// The manual has blocks of commands, its headings stand below the title of their topic, and what names a topic of the page
// leads there.
const manual = (topics: readonly string[]): Marked =>
  new Marked(RENDERER, {
    renderer: {
      heading({ tokens, depth }) {
        const level = Math.min(6, depth + 1);
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
      },
      codespan({ text }) {
        const [, topic = ''] = /^rung manual ([a-z]+)$/.exec(text) ?? [];
        const code = `<code>${escapeHtml(text)}</code>`;
        return topics.includes(topic) ? `<a href="#${topic}">${code}</a>` : code;
      },
    },
  });

export interface Page {
  title: string;
  banner: string;
  sections: readonly Section[];
  figures?: Readonly<Record<string, string>>;
  /** Whether sections start on pages of their own when printed: hand-outs. */
  isOnePageEach?: boolean;
  /** Whether all of it is to go on one page when printed: a card. */
  isOneSheet?: boolean;
  /** Whether its sections are topics of the manual. */
  isManual?: boolean;
}

export function htmlPage(page: Page): string {
  const { title, banner, sections, figures = {}, isOnePageEach = false, isOneSheet = false, isManual = false } = page;
  const marked = isManual ? manual(sections.map(({ id }) => id)) : reports;
  const links = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`).join('');
  const body = sections.map(
    ({ id, title: name, body: text }) =>
      `<section id="${id}"${isOnePageEach ? ' class="own-page"' : ''} aria-labelledby="${id}-title"><h2 id="${id}-title">${escapeHtml(name)}</h2>${figures[id] ?? ''}${marked.parse(text, { async: false })}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}${printed(banner)}${isOneSheet ? ONE_SHEET : ''}${isManual ? MANUAL : ''}</style>
</head>
<body>
<p class="banner" role="note">${escapeHtml(banner)}</p>
<header><h1>${escapeHtml(title)}</h1><nav aria-label="Contents"><ul>${links}</ul></nav></header>
<main>
${body.join('\n')}
</main>
<p class="banner" role="note">${escapeHtml(banner)}</p>
</body>
</html>
`;
}

/** The banner on every printed page, in the margin above the text. */
const printed = (banner: string): string =>
  `@media print{@page{@top-center{content:"${cssText(banner)}";font:7pt/1.2 system-ui,sans-serif;color:#444}}}`;

const cssText = (text: string): string =>
  text.replace(/[^\p{L}\p{N} .,:;]/gu, (char) => `\\${char.codePointAt(0)!.toString(16)} `);

const STYLE = `
:root{--ink:#1a1d21;--paper:#fff;--faint:#5b6570;--rule:#c9d0d8;--fill:#2f5f8f;--warm:#b5552b;--soft:#eef2f6;
--s1:#b9c4cf;--s2:#8fb0d0;--s3:#d9a441;--s4:#cf7436;--s5:#a63d40}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--paper:#14171a;--faint:#a3adb8;--rule:#3a424b;--fill:#7fb0de;--warm:#e59a72;--soft:#1e2328;
--s1:#55616d;--s2:#4d7ba8;--s3:#b98a2e;--s4:#c0692f;--s5:#c65b5e}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main{max-width:62rem;margin:0 auto;padding:0 1rem}
.banner{margin:0;padding:.4rem 1rem;text-align:center;font-weight:600;border-block:3px double var(--warm)}
h1{font-size:1.6rem;line-height:1.25}h2{margin-top:2.2rem;border-bottom:1px solid var(--rule)}
a{color:var(--fill)}nav ul{columns:16rem;padding-left:1.2rem}
.scroll{overflow-x:auto;max-width:100%}
.scroll+.scroll{margin-top:1rem}
table{border-collapse:collapse;font-size:.9rem;min-width:40%}
th,td{border:1px solid var(--rule);padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:normal}
td{min-width:3rem}th{background:var(--soft)}
code{overflow-wrap:anywhere;word-break:break-all}
figure{margin:1rem 0;break-inside:avoid}figcaption,.legend{font-size:.85rem;color:var(--faint)}
svg{width:100%;min-width:36rem;height:auto;display:block}
svg text{font:13px system-ui,sans-serif;fill:var(--ink)}svg .small{font-size:11px;fill:var(--faint)}svg .strong{font-weight:600}
svg .edge{stroke:var(--faint);stroke-dasharray:4 3}svg .phase{stroke:var(--warm);stroke-width:2}
svg .hollow{fill:none;stroke:var(--faint)}svg .bar{fill:var(--fill)}
svg .refused text{fill:var(--warm);font-weight:700}svg .effect text{fill:var(--fill)}
svg :is(.accepted,.late,.refused,.effect) text{text-anchor:middle}
svg .act{stroke:var(--faint);stroke-width:.5}
svg .s0,svg .s1{fill:var(--s1)}svg .s2{fill:var(--s2)}svg .s3{fill:var(--s3)}svg .s4{fill:var(--s4)}svg .s5{fill:var(--s5)}
@media print{@page{size:A4;margin:16mm}:root{--ink:#000;--paper:#fff;--faint:#444;--rule:#999;--soft:#eee;--fill:#2f5f8f;--warm:#b5552b}
body{font-size:10pt}svg{min-width:0}nav{display:none}.scroll{overflow:visible}table{font-size:8.5pt}td{min-width:0}tr{break-inside:avoid}a{color:inherit;text-decoration:none}.own-page:not(:first-child){break-before:page}}
`.replaceAll('\n', '');

// The margins hold the banner; what is left is used to the last line.
const ONE_SHEET = `
@media print{@page{margin:9mm 8mm 7mm}body{font-size:7.2pt;line-height:1.2}header,main{max-width:none;padding:0}.banner{display:none}
h1{font-size:11pt;margin:0}h2{font-size:8pt;margin:.5em 0 .2em}table{font-size:7.2pt;width:100%}th,td{padding:.05em .4em}
td:nth-child(2),td:nth-child(3){white-space:nowrap}ul{margin:0;padding-left:1.2em;columns:2;column-gap:1.5em}p{margin:0}}
`.replaceAll('\n', '');

const MANUAL = `
pre{background:var(--soft);border:1px solid var(--rule);padding:.5rem .75rem;overflow-x:auto;line-height:1.25}
pre code{font:.8rem/1.25 ui-monospace,"DejaVu Sans Mono",monospace;white-space:pre;overflow-wrap:normal;word-break:normal}
td code{word-break:normal}h3{margin-top:1.8rem}h4{margin:1.2rem 0 .2rem}h4+p{margin-top:0}
@media print{pre{overflow:visible}pre code{font-size:6.2pt;white-space:pre-wrap}section{break-before:page}}
`.replaceAll('\n', '');
