// The page of the browser door: joins a chair, shows its exercise and comes back when the connection was lost. All that it
// knows of the exercise is on its screen.
import { type FromHost, type FromPage, MOST_KEYS } from '../protocol.ts';
import { takeInvitation } from './invitation.ts';
import { openKeys } from './keys.ts';
import { openLines } from './lines.ts';
import { Link } from './link.ts';
import { Lost } from './lost.ts';
import { openPapers } from './papers.ts';
import { openTerminal } from './terminal.ts';
import { forgetToken, keepToken, keptToken } from './token.ts';
import { part } from './view.ts';

// Before anything else: a code that stays in the address is read over a shoulder, and kept in the history.
const invitation = takeInvitation();

const isPlain = new URLSearchParams(location.search).has('plain');
const [form, chair, code] = [
  part<HTMLFormElement>('join'),
  part<HTMLSelectElement>('chair'),
  part<HTMLInputElement>('code'),
];
const lost = new Lost();

/** What is pasted beyond that is not meant for this console. */
const MOST_PASTED = 16 * MOST_KEYS;
const HALF_LETTERS = /\p{Surrogate}/gu;

/** What the page is in: a chair, by its token; or asked for one, by its code. */
const here: { token: string | null; asked: { chair: string; code: string } | null; exercise: string } = {
  token: keptToken(),
  asked: null,
  exercise: 'Rung',
};

const view = (isPlain ? openLines : openTerminal)({
  keys: sendKeys,
  resized: () => {
    if (here.token !== null && form.hidden) link.send({ t: 'size', ...view.size() });
  },
});

const keys = openKeys((pressed) => sendKeys(pressed));
const papers = openPapers(
  (message) => link.send(message),
  () => view.focus(),
);
const link = new Link({
  hello,
  heard,
  lost: (hadAnswered) => lost.count(hadAnswered),
  // The host does not wait for somebody who types a code: Join opens it anew.
  idle: () => {},
});

function hello(): FromPage | null {
  const how = { ...view.size(), plain: isPlain };
  if (here.asked) return { t: 'enter', ...here.asked, ...how };
  return here.token === null ? null : { t: 'back', token: here.token, ...how };
}

/** In pieces that the host takes, and never half a letter at their ends. */
function sendKeys(pressed: string): void {
  const letters = [...pressed.replace(HALF_LETTERS, '')].slice(0, MOST_PASTED);
  for (let at = 0; at < letters.length; at += MOST_KEYS / 2)
    link.send({ t: 'keys', keys: letters.slice(at, at + MOST_KEYS / 2).join('') });
}

function heard(message: FromHost, reply: (message: FromPage) => void): void {
  switch (message.t) {
    case 'exercise':
      here.exercise = message.title;
      part('title').textContent = message.title;
      return;
    case 'admitted':
      return enter(message);
    case 'refused':
      return showForm(message.words);
    case 'screen':
      return view.draw(message.text, () => reply({ t: 'ack', n: message.n }));
    case 'closed':
      link.stop();
      return lost.end(message.words, () => link.start());
    case 'papers':
      return papers.show(message.list);
    case 'paper':
      return papers.read(message);
    case 'error':
      part('join-words').textContent = message.words;
      return;
    case 'alive':
      return;
  }
}

function enter({ token, title }: Extract<FromHost, { t: 'admitted' }>): void {
  here.token = token;
  here.asked = null;
  keepToken(token);
  document.title = `${title} · ${here.exercise}`;
  part('who').textContent = title;
  code.value = '';
  form.hidden = true;
  part('bar').hidden = false;
  part('exercise').inert = false;
  keys.show(!isPlain);
  lost.hide();
  view.clear();
  view.focus();
}

/** Back to the form: whoever was here is not, or not yet. */
function showForm(words: string): void {
  here.token = null;
  here.asked = null;
  forgetToken();
  papers.shut();
  document.title = here.exercise;
  part('join-words').textContent = words;
  form.hidden = false;
  part('bar').hidden = true;
  part('exercise').inert = true;
  keys.show(false);
  lost.hide();
  code.focus();
}

function join(): void {
  here.asked = { chair: chair.value, code: code.value.trim() };
  part('join-words').textContent = 'Asking the host …';
  link.start();
}

function takeIn(invited: { chair: string; code: string }): void {
  if ([...chair.options].some(({ value }) => value === invited.chair)) chair.value = invited.chair;
  code.value = invited.code;
  join();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  join();
});
part('leave').addEventListener('click', () => {
  link.stop();
  showForm('You have left. The code lets you in again.');
});
// A link that is opened in a page that is already there.
addEventListener('hashchange', () => {
  const invited = takeInvitation();
  if (!invited) return;
  link.stop();
  showForm('');
  takeIn(invited);
});

part('keys-toggle').hidden = isPlain;
part('other-mode').hidden = isPlain;
if (invitation) takeIn(invitation);
else link.start();
