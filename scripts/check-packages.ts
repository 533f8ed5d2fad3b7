import { readdirSync, readFileSync } from 'node:fs';
import project from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };
import { accountsOrigins, dataCenters } from '../src/cliq/data-centers';
import { checkContents, checkKinds, checkSameBytes, checkVersion } from './package-checks/archive-checks';
import { type BuiltPackage, type Check, readPackage } from './package-checks/built-package';
import { checkContentPolicy } from './package-checks/content-policy-checks';
import { checkForms, checkHosts, checkNothingForPages, checkPermissions } from './package-checks/manifest-checks';
import { checkMessages, keysUsed } from './package-checks/message-checks';
import { rebuild } from './package-checks/rebuild';
import {
  checkContentScript,
  checkNoTestAddress,
  checkPopupSize,
  checkWorkerSize,
} from './package-checks/script-checks';
import { checkOtherSizes } from './package-checks/size-checks';
import { readFolder } from './packages/built-files';
import { makePackages } from './packages/make-packages';
import type { Outcome } from './stage';

/** What both packages under dist must be, and the archives made of them. Each check counts as one test. */
export async function checkPackages(): Promise<Outcome> {
  const built = [readPackage('chrome'), readPackage('firefox')];
  const checks = [...built.flatMap(checkPackage), ...(await checkArchives(built))];
  const problems = checks.filter(({ problem }) => problem !== null);
  return {
    passed: checks.length - problems.length,
    failed: problems.length,
    output: problems.map(({ name, problem }) => `${name}: ${problem}\n`).join(''),
  };
}

function checkPackage(built: BuiltPackage): Check[] {
  const cliqOrigins = Object.values(dataCenters).map(({ cliqOrigin }) => cliqOrigin);
  return [
    checkForms(built),
    checkNothingForPages(built),
    checkHosts(built, cliqOrigins, accountsOrigins),
    checkContentPolicy(built, [...cliqOrigins, ...accountsOrigins]),
    checkPermissions(built, readFileSync('docs/permissions.md', 'utf8')),
    checkContentScript(built),
    checkWorkerSize(built),
    checkPopupSize(built),
    checkOtherSizes(built),
    checkNoTestAddress(built),
    checkMessages(built, keysUsed(sourceText())),
  ];
}

async function checkArchives(built: readonly BuiltPackage[]): Promise<Check[]> {
  const { version } = project;
  const { chrome, firefox, source } = makePackages(version);
  const manifests = built.map(({ target, manifest }) => [`dist/${target}/manifest.json`, manifest.version]);
  return [
    checkContents('chrome', chrome.content, readFolder('dist/chrome')),
    checkContents('firefox', firefox.content, readFolder('dist/firefox')),
    checkKinds('chrome', chrome.content),
    checkKinds('firefox', firefox.content),
    ...checkSameBytes([chrome, firefox, source], await rebuild(source.content, version)),
    checkVersion(version, {
      'package-lock.json': lock.version,
      'package-lock.json, the project itself': lock.packages[''].version,
      ...Object.fromEntries(manifests),
    }),
  ];
}

function sourceText(): string {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const shipped = paths.filter((path) => /\.tsx?$/.test(path) && !/\.test\.|testing/.test(path));
  return shipped.map((path) => readFileSync(`src/${path}`, 'utf8')).join('\n');
}
