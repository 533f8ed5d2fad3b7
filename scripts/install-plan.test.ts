import { describe, expect, test } from 'vitest';
import { planInstall } from './install-plan';
import { describeMachine } from './testing/described-machine';

const apt = { '/usr/bin/apt-get': '' };
const chromium = { '/usr/bin/chromium': 'Chromium 156.0.8078.79' };
const tools = { '/usr/bin/Xvfb': '', '/usr/bin/xdotool': '' };

describe('planInstall', () => {
  test('does nothing where all is there', () => {
    const machine = describeMachine({ isRoot: true, programs: { ...apt, ...chromium, ...tools } });
    expect(planInstall(machine, ['chromium', 'xvfb', 'xdotool'])).toEqual({ kind: 'nothing' });
  });

  test('root on a fresh Debian: everything', () => {
    const machine = describeMachine({ isRoot: true, programs: apt });
    expect(planInstall(machine, ['chromium', 'xvfb', 'xdotool'], ['fonts'])).toEqual({
      kind: 'install',
      packages: [
        ...['chromium', 'chromium-l10n', 'xvfb', 'xauth', 'xdotool'],
        ...['fonts-dejavu-core', 'fonts-vlgothic', 'fonts-noto-color-emoji'],
      ],
    });
  });

  test('root: only what is missing', () => {
    const machine = describeMachine({ isRoot: true, programs: { ...apt, ...chromium } });
    expect(planInstall(machine, ['chromium', 'xdotool'])).toEqual({ kind: 'install', packages: ['xdotool'] });
  });

  test('a Chromium of Debian without its other languages gets them', () => {
    const english = { '/usr/lib/chromium/locales/en-US.pak': '' };
    const machine = describeMachine({ isRoot: true, programs: { ...apt, ...chromium, ...english } });
    expect(planInstall(machine, ['chromium', 'languages'])).toEqual({ kind: 'install', packages: ['chromium-l10n'] });
    const all = { ...english, '/usr/lib/chromium/locales/de.pak': '' };
    expect(
      planInstall(describeMachine({ isRoot: true, programs: { ...apt, ...chromium, ...all } }), ['languages']),
    ).toEqual({ kind: 'nothing' });
  });

  test('somebody else on Debian is told the command', () => {
    const plan = planInstall(describeMachine({ programs: { ...apt, ...tools } }), ['chromium', 'xvfb']);
    expect(plan).toMatchObject({
      sentence: expect.stringContaining('sudo apt-get install -y --no-install-recommends chromium'),
    });
  });

  test('a CHROMIUM_PATH of no use is told: installing another one would not help', () => {
    const programs = { ...apt, '/opt/chrome': 'Google Chrome 150.0.1.1' };
    const machine = describeMachine({ isRoot: true, programs, env: { CHROMIUM_PATH: '/opt/chrome' } });
    expect(planInstall(machine, ['chromium'])).toMatchObject({
      kind: 'tell',
      sentence: expect.stringMatching(/ignores --load-extension.*Unset CHROMIUM_PATH/),
    });
  });

  test('fonts are welcome, never demanded', () => {
    const machine = describeMachine({ programs: { ...apt, ...chromium } });
    expect(planInstall(machine, ['chromium'], ['fonts'])).toEqual({ kind: 'nothing' });
  });

  test('on macOS with only Google Chrome: one sentence with the reason and the way', () => {
    const path = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const machine = describeMachine({ platform: 'darwin', programs: { [path]: 'Google Chrome 150.0.1.1' } });
    const plan = planInstall(machine, ['chromium']);
    expect(plan).toMatchObject({
      kind: 'tell',
      sentence: expect.stringMatching(/ignores --load-extension.*playwright install chromium/),
    });
  });

  test('a Linux without apt is told what is missing', () => {
    const plan = planInstall(describeMachine({ isRoot: true }), ['chromium', 'xvfb']);
    expect(plan).toMatchObject({ kind: 'tell', sentence: expect.stringContaining('Missing: chromium, xvfb.') });
  });
});
