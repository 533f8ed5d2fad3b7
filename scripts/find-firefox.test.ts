import { expect, test } from 'vitest';
import { browserLabel } from './find-browser';
import { findFirefox } from './find-firefox';
import { planInstall } from './install-plan';
import { describeMachine } from './testing/described-machine';

const esr = { '/usr/bin/firefox-esr': 'Mozilla Firefox 153.7.0esr' };
const env = { PATH: '/usr/bin' };

test('takes Debian’s ESR, and FIREFOX_PATH before it', () => {
  const found = findFirefox(describeMachine({ programs: esr, env }));
  expect(found && browserLabel(found)).toBe('Firefox 153.7.0 (/usr/bin/firefox-esr)');
  const programs = { ...esr, '/opt/firefox': 'Mozilla Firefox 156.0' };
  const mine = describeMachine({ programs, env: { ...env, FIREFOX_PATH: '/opt/firefox' } });
  expect(findFirefox(mine)?.path).toBe('/opt/firefox');
});

test('one that cannot be driven is none, and root on Debian gets a newer one', () => {
  const old = { '/usr/bin/firefox-esr': 'Mozilla Firefox 140.12.0esr' };
  expect(findFirefox(describeMachine({ programs: old, env }))).toBeNull();
  expect(findFirefox(describeMachine({ env }))).toBeNull();
  const debian = describeMachine({ isRoot: true, programs: { ...old, '/usr/bin/apt-get': '' }, env });
  expect(planInstall(debian, ['firefox'])).toEqual({ kind: 'install', packages: ['firefox-esr'] });
});
