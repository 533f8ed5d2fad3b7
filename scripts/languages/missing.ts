import { catalogueFaults } from './catalogue-faults';
import { otherLanguages, readCatalogue } from './catalogues';

/** `npx tsx scripts/languages/missing.ts`: what each language lacks or has too much, and the English words of it. */
const english = readCatalogue('en');
const faults = otherLanguages().flatMap((language) => catalogueFaults(language, readCatalogue(language), english));
for (const fault of faults) {
  const key = /lacks (\w+)$/.exec(fault)?.[1] ?? '';
  const words = english[key] ?? english[key.replace(/_[a-z]+$/, '_other')];
  process.stdout.write(words && key !== '' ? `${fault}: ${words.message}\n` : `${fault}\n`);
}
process.exitCode = faults.length === 0 ? 0 : 1;
