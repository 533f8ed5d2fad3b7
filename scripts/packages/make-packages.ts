import { zipOf } from './archive';
import { forChromeStore, readFolder } from './built-files';
import { sourceFiles } from './source-files';

export interface Archive {
  /** Such as `stars-for-zoho-cliq-1.2.0-chrome.zip`. */
  fileName: string;
  content: Uint8Array;
}

/**
 * What goes to the stores, of what has been built: for Chrome's, for Mozilla's, and the source that Mozilla's reviewers build it from.
 * @param root the project's folder
 */
export function makePackages(version: string, root = '.'): { chrome: Archive; firefox: Archive; source: Archive } {
  const archive = (target: string, content: Uint8Array) => ({
    fileName: `stars-for-zoho-cliq-${version}-${target}.zip`,
    content,
  });
  return {
    chrome: archive('chrome', zipOf(forChromeStore(readFolder(`${root}/dist/chrome`)))),
    firefox: archive('firefox', zipOf(readFolder(`${root}/dist/firefox`))),
    source: archive('source', zipOf(sourceFiles(root))),
  };
}
