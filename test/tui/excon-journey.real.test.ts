// The facilitator at a real terminal: STARTEX, a pause, a note, a draft that survives a kill, a branch, a replay.
import { describe, expect, it } from 'vitest';
import { journalsIn, openTerminal } from '../support/at-terminal.ts';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';
import { KEY } from '../support/terminal.ts';

const SIZE = { columns: 120, rows: 36 };

const open = (args: string[], home = freshFolder()) => ({ user: openTerminal(args, SIZE, { RUNG_HOME: home }), home });

describe('a facilitated exercise in the terminal', () => {
  it('is started, paused, noted; a kill loses no draft; it branches, ends and is gone through again', async () => {
    const { user, home } = open(['play', 'first-shot', '--seed', '41', '--excon', '--timer', '10m']);
    await user.see('BRIEFING');
    user.type(KEY.enter);
    await user.see('I am the facilitator');
    user.type(KEY.enter);
    await user.see('s gives STARTEX');
    user.type('s');
    await user.see(/EXCON running[\s\S]*K47/);
    user.type('p');
    await user.see('EXCON PAUSED');
    user.type('n');
    await user.see('Note, for you alone');
    user.type('slow start');
    user.type(KEY.enter);
    await user.see(/Z +0:\d\d +slow start/);
    user.type('v');
    await user.see('RESPONSES · Ukraine');
    expect(user.text()).not.toMatch(/slow start|INJECTS/);
    user.type('f');
    await user.see('I am the facilitator');
    user.type(KEY.enter);
    await user.see('INJECTS');
    user.type('a');
    await user.see('AN INJECT OFF-SCRIPT');
    user.type('\t\t\tPress\t\tHalf a sentence');
    await user.see('Half a sentence_');
    process.kill(user.pid, 'SIGKILL');
    await user.exit();

    const [file = ''] = journalsIn(home);
    const again = open(['play', file], home).user;
    // The facilitator has the screen again, behind the page that hides it, and the turn the time that it had.
    await again.see('I am the facilitator');
    again.type(KEY.enter);
    await again.see(/timer \d+:\d\d stopped[\s\S]*PAUSED[\s\S]*a: a draft/);
    again.type('a');
    await again.see('Half a sentence');
    again.type(KEY.escape);
    await again.see('The draft is kept');
    again.type('b');
    await again.see(/BRANCH[\s\S]*EXCON STARTEX[\s\S]*EXCON notes: slow start/);
    again.type(KEY.up);
    await again.see(/▸ +2 +\S+ +EXCON pauses/);
    again.type(KEY.enter);
    await again.see('I am the facilitator');
    again.type(KEY.enter);
    await again.see('A new exercise goes on from here');
    await again.see(/timer 10:00 stopped[\s\S]*PAUSED/);
    expect(again.text()).not.toContain('slow start');
    again.type('x');
    await again.see('Press x once more');
    again.type('x');
    await again.see('ENDEX · press-reported');
    again.type('r');
    await again.see('entry 0 of 3');
    again.type(KEY.right);
    await again.see(/entry 1 of 3 · 0:00 to 0:\d\d · EXCON STARTEX/);
    await again.see('LADDER · chain K47');
    again.type(KEY.escape);
    await again.see('ENDEX · press-reported');
    again.type('q');
    expect(await again.exit()).toBe(0);
    for (const journal of journalsIn(home)) expect(rung(['verify', journal], home).code).toBe(0);
    expect(journalsIn(home)).toHaveLength(2);

    const watching = open(['replay', file, '--console'], home).user;
    await watching.see('entry 0 of');
    watching.type('g0:30');
    await watching.see('Go to');
    watching.type(KEY.enter);
    await watching.see('entry 1 of');
    watching.type(KEY.escape);
    await watching.see('SAVED EXERCISES');
    watching.type('q');
    expect(await watching.exit()).toBe(0);
  }, 60_000);

  it.each([
    [['--timer', '10m'], 'add --excon for a facilitator'],
    [['--excon', '--timer', 'soon'], 'Expected a time as 10m or 90s'],
    [['--excon', '--timer-closes'], 'add --timer 10m'],
  ])('%j is a mistake that is explained', async (args, why) => {
    const { user } = open(['play', 'first-shot', ...args]);
    expect(await user.exit()).toBe(2);
    expect(user.text()).toContain(why);
  });
});
