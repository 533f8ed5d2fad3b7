import { type BuiltPackage, type Check, check } from './built-package';

/**
 * What pages of the extension may do, and nothing else: the browser refuses a script that is not in the package, every address but the hosts
 * of the data centers, frames, forms, and text that is to become markup.
 */
const allowed: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/** The policy is this one to the word; `origins` are all that can be connected to. */
export function checkContentPolicy({ target, manifest, texts }: BuiltPackage, origins: readonly string[]): Check {
  const { extension_pages: policy, ...others } = manifest.content_security_policy;
  const expected = { ...allowed, 'connect-src': [...origins].sort().join(' ') };
  const given = directivesOf(policy);
  const names = [...new Set([...Object.keys(expected), ...given.keys()])];
  return check(`${target}: its pages run nothing but their own scripts, and reach only the data centers`, [
    ...names.map((name) => {
      const [is, shouldBe] = [given.get(name), new Map(Object.entries(expected)).get(name)];
      return is !== shouldBe && `${name} is ${is ?? 'missing'} and not ${shouldBe ?? 'left out'}`;
    }),
    Object.keys(others).length > 0 && `there are other policies: ${Object.keys(others).join(' ')}`,
    ...[...texts].flatMap(([path, text]) => (path.endsWith('.html') ? inlineParts(path, text) : [])),
  ]);
}

function directivesOf(policy: string): Map<string, string> {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = '', ...values]) => [name, values.sort().join(' ')]));
}

/** A page has its scripts and styles in files: what stands in it would not be run, and nobody would know why. */
function inlineParts(path: string, page: string): string[] {
  const scripts = [...page.matchAll(/<script\b([^>]*)>/gi)].filter(([, attributes = '']) => !/\bsrc=/.test(attributes));
  const found = [
    scripts.length > 0 && 'a script',
    /<style\b/i.test(page) && 'a style',
    /\sstyle=/i.test(page) && 'a style attribute',
    /\son\w+=/i.test(page) && 'an event handler',
    /(?:src|href)="(?!\/|\.)/i.test(page) && 'an address of elsewhere',
  ];
  return found.filter((part) => part !== false).map((part) => `${path} holds ${part}`);
}
