// The join slips of a room, for the printer: one slip a chair, with the ways in, its code and what to do when the browser
// warns. One HTML page without scripts and without anything from a network; four slips go on a sheet of A4.

import { provenance } from './handling.ts';
import { escapeHtml } from './page.ts';
import { UNDER_DOCTRINE } from './words.ts';

/** What one chair's slip says. */
export interface Slip {
  /** As "Ukraine". */
  chair: string;
  code: string;
  /** As "ssh -p 2222 ukraine@10.0.0.5", one for each address. */
  ssh: readonly string[];
  /** As "https://10.0.0.5:8443". */
  web: readonly string[];
  /** The QR code of the link that holds the code, as SVG of our own making; null where no browser is served. */
  qr: string | null;
}

export interface Slips {
  /** The exercise's. */
  title: string;
  slips: readonly Slip[];
  /** As "Host key SHA256:…". */
  fingerprints: readonly string[];
  /** Whether the certificate is the host's own, for which every browser warns. */
  isOwnCertificate: boolean;
}

const WARNS =
  "The browser will warn you once: the certificate is this host's own, and no authority of the browser has signed it.";
const WARNS_NOT = 'The certificate is that of your organisation; if the browser warns all the same, say so first.';
const COMPARE =
  'In the warning, look at the certificate, compare its SHA-256 fingerprint with the one below, and go on (Advanced) only if they are the same.';
const COMPARE_KEY =
  'At the first call ssh shows the fingerprint of the host key: answer yes only if it is the one below.';
const YOURS = 'This code is for this chair alone: do not pass it on, and do not leave this slip lying about.';
const BACK = 'After a lost connection';
const BACK_WEB = 'the page comes back by itself; if it was closed, open the address again, and give the code if asked';
const BACK_SSH = 'by ssh, call again from the same machine';
const AS_LEFT = 'Your screen is as you left it.';
/** A machine in many networks has more addresses than a slip has room for. */
const MOST_ADDRESSES = 2;
const MORE = 'Or at another address of the host, which the facilitator knows';

export function slipsHtml({ title, slips, fingerprints, isOwnCertificate }: Slips): string {
  const body = slips.map((slip) => slipHtml(slip, { title, fingerprints, isOwnCertificate }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}: join slips</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}

function slipHtml({ chair, code, ssh, web, qr }: Slip, of: Omit<Slips, 'slips'>): string {
  const lines = (label: string, each: readonly string[]) => {
    const items = each.slice(0, MOST_ADDRESSES).map((line) => `<dd class="mono">${escapeHtml(line)}</dd>`);
    return items.length === 0 ? '' : `<dt>${label}</dt>${items.join('')}`;
  };
  const more = Math.max(ssh.length, web.length) > MOST_ADDRESSES ? `<dt>${MORE}</dt>` : '';
  const back = [...(web.length > 0 ? [BACK_WEB] : []), ...(ssh.length > 0 ? [BACK_SSH] : [])].join('; ');
  const words = [
    ...(web.length > 0 ? [of.isOwnCertificate ? WARNS : WARNS_NOT, COMPARE] : []),
    ...(ssh.length > 0 ? [COMPARE_KEY] : []),
    YOURS,
    `${BACK} ${back}. ${AS_LEFT}`,
  ];
  const name = escapeHtml(chair);
  return `<section aria-label="${name}">
<p class="banner">${escapeHtml(provenance())} <small>${escapeHtml(UNDER_DOCTRINE)}</small></p>
${qr === null ? '' : `<div class="qr" role="img" aria-label="QR code of ${name}, with its code">${qr}</div>`}
<p class="title">${escapeHtml(of.title)}</p>
<h1>${name}</h1>
<p class="label">Code</p>
<p class="code mono">${escapeHtml(code)}</p>
<dl>${lines('In a browser, or by the QR code', web)}${lines('Or at a terminal', ssh)}${more}</dl>
<ul>${words.map((each) => `<li>${escapeHtml(each)}</li>`).join('')}</ul>
${of.fingerprints.map((each) => `<p class="print mono">${inHalves(escapeHtml(each))}</p>`).join('')}
</section>`;
}

/** The fingerprint of a certificate in two lines of sixteen bytes, as it is read aloud. */
const inHalves = (fingerprint: string): string => fingerprint.replace(/((?:[0-9A-F]{2}:){16})/, '<br>$1<br>');

// Black on white in print and on the screen: a QR code in other colours is not read by every camera.
const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#000;font:7.6pt/1.22 system-ui,sans-serif;overflow-wrap:anywhere}
main{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));max-width:210mm;margin:0 auto;padding:0 .5mm .5mm 0}
section{border:.4mm dashed #666;padding:3.5mm 4mm;min-height:141mm;break-inside:avoid;margin:0 -.4mm -.4mm 0}
section::after{content:"";display:block;clear:both}
p{margin:0 0 1mm}.banner{font-weight:600;border-bottom:.3mm solid #000;padding-bottom:1mm}.banner small{font-weight:400;font-size:6.5pt}
.title{font-size:9pt}h1{font-size:19pt;line-height:1.1;margin:0 0 2mm}
.mono{font-family:"DejaVu Sans Mono",Menlo,Consolas,monospace}
.label{margin:0}.code{font-size:16pt;font-weight:700;line-height:1.15;overflow-wrap:normal}
.qr{float:right;width:35mm;margin:0 0 1mm 3mm}.qr svg{display:block;width:100%;height:auto}
dl{margin:1mm 0;clear:both}dt{font-weight:600}dd{margin:0;font-size:7.8pt}
ul{font-size:7.3pt;margin:1mm 0;padding-left:4mm}li{margin:0 0 .4mm}
.print{font-size:6.8pt;line-height:1.25;margin:0 0 .6mm}
@media print{@page{size:A4;margin:5mm 6mm}main{max-width:none}}
`.replaceAll('\n', '');
