import { readdirSync, readFileSync } from 'node:fs';
import { accountsOrigins, dataCenters } from '../src/cliq/data-centers';
import { type BuiltPackage, type Check, readPackage } from './package-checks/built-package';
import { checkForms, checkHosts, checkNothingForPages, checkPermissions } from './package-checks/manifest-checks';
import { checkMessages, keysUsed } from './package-checks/message-checks';
import { checkContentScript, checkNoTestAddress, checkWorkerSize } from './package-checks/script-checks';
import type { Outcome } from './stage';

/** What both packages under dist must be. Each check counts as one test. */
export function checkPackages(): Outcome {
  const checks = [readPackage('chrome'), readPackage('firefox')].flatMap(checkPackage);
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
    checkPermissions(built, readFileSync('docs/permissions.md', 'utf8')),
    checkContentScript(built),
    checkWorkerSize(built),
    checkNoTestAddress(built),
    checkMessages(built, keysUsed(sourceText())),
  ];
}

function sourceText(): string {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' });
  const shipped = paths.filter((path) => /\.tsx?$/.test(path) && !/\.test\.|testing/.test(path));
  return shipped.map((path) => readFileSync(`src/${path}`, 'utf8')).join('\n');
}
