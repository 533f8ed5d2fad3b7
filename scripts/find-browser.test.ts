import { describe, expect, test } from 'vitest';
import { browserLabel, findChromium } from './find-browser';
import { describeMachine } from './testing/described-machine';

const chromium = 'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)';

describe('findChromium', () => {
  test('takes Debian’s Chromium and says its version', () => {
    const { browser } = findChromium(describeMachine({ programs: { '/usr/bin/chromium': chromium } }));
    expect(browser && browserLabel(browser)).toBe('Chromium 156.0.8078.79 (/usr/bin/chromium)');
  });

  test('CHROMIUM_PATH goes before all others', () => {
    const programs = { '/usr/bin/chromium': chromium, '/opt/mine': 'Chromium 150.0.1.2' };
    const machine = describeMachine({ programs, env: { CHROMIUM_PATH: '/opt/mine' } });
    expect(findChromium(machine).browser?.path).toBe('/opt/mine');
  });

  test('a CHROMIUM_PATH that is not there is said, and nothing else is taken', () => {
    const machine = describeMachine({
      programs: { '/usr/bin/chromium': chromium },
      env: { CHROMIUM_PATH: '/nowhere' },
    });
    const search = findChromium(machine);
    expect(search.browser).toBeNull();
    expect(search.refused[0]?.why).toBe('CHROMIUM_PATH names /nowhere, which is not there.');
  });

  test('a program that does not start is passed over', () => {
    const programs = { '/usr/bin/chromium-browser': '', '/snap/bin/chromium': chromium };
    const search = findChromium(describeMachine({ programs }));
    expect(search.browser?.path).toBe('/snap/bin/chromium');
  });

  test('a stub that only prints advice is passed over', () => {
    const programs = { '/usr/bin/chromium-browser': "Command '/usr/bin/chromium-browser' requires the snap" };
    expect(findChromium(describeMachine({ programs })).browser).toBeNull();
  });

  test('Playwright’s newest build is found in its cache', () => {
    const cache = '/home/ada/.cache/ms-playwright';
    const programs = {
      [`${cache}/chromium-998/chrome-linux/chrome`]: 'Chromium 139.0.1.1',
      [`${cache}/chromium-1200/chrome-linux64/chrome`]: 'Google Chrome for Testing 148.0.1.1',
      [`${cache}/chromium_headless_shell-1300/chrome-linux/headless_shell`]: 'Chromium 149.0.1.1',
    };
    const { browser } = findChromium(describeMachine({ programs, home: '/home/ada' }));
    expect(browser).toMatchObject({ name: 'Google Chrome for Testing', version: '148.0.1.1' });
  });

  test.each([
    ['darwin', '/Applications/Chromium.app/Contents/MacOS/Chromium', {}],
    [
      'darwin',
      '/Users/ada/Library/Caches/ms-playwright/chromium-1200/chrome-mac/Chromium.app/Contents/MacOS/Chromium',
      {},
    ],
    ['win32', 'C:/Local/ms-playwright/chromium-1200/chrome-win/chrome.exe', { LOCALAPPDATA: 'C:/Local' }],
  ] as const)('on %s: %s', (platform, path, env) => {
    const line = platform === 'win32' ? null : 'Chromium 150.0.1.1';
    const machine = describeMachine({ platform, env, home: '/Users/ada', programs: { [path]: line } });
    expect(findChromium(machine).browser?.path).toBe(path);
  });

  test('branded Chrome of today is refused, with the reason', () => {
    const search = findChromium(
      describeMachine({ programs: { '/usr/bin/google-chrome': 'Google Chrome 150.0.7871.2' } }),
    );
    expect(search.browser).toBeNull();
    expect(search.refused).toMatchObject([
      { isBranded: true, why: expect.stringContaining('ignores --load-extension') },
    ]);
  });

  test('branded Chrome on Windows is refused although its version cannot be asked', () => {
    const path = 'C:/Program Files/Google/Chrome/Application/chrome.exe';
    const machine = describeMachine({
      platform: 'win32',
      env: { PROGRAMFILES: 'C:/Program Files' },
      programs: { [path]: null },
    });
    expect(findChromium(machine)).toMatchObject({ browser: null, refused: [{ isBranded: true }] });
  });

  test('a Chromium older than the manifest allows is refused', () => {
    const search = findChromium(describeMachine({ programs: { '/usr/bin/chromium': 'Chromium 120.0.1.1' } }));
    expect(search.refused[0]?.why).toBe('Chromium 120.0.1.1 is older than 127.');
  });
});
