import { allParts, isPart, nameOf, type Part, partsOf, type SourceFile, wordsOf } from './syntax';

/** Names under which an element or a component of ours is given words for people. */
const forPeople = /^(alt|placeholder|title|summary)$|(label|roledescription|valuetext|hint|text|sentence|words)$/i;
const propertiesForPeople = /^(textContent|innerText|title|placeholder|alt|ariaLabel|ariaDescription)$/;
/** What fetches a sentence, and the name that one has: no words for people. */
const fetcher = /^(t|sentenceOf|getMessage)$|Sentence$/;
const isKey = /^[a-z]+(_\w+)+$/;
const hasLetters = /\p{L}{2}/u;
/** At least three words in a row, as in a sentence; no selector, no style. */
const isSentence = /^[^{}<>=]*\p{L}['’]?\p{L}* \p{L}+ \p{L}+[^{}<>=]*$/u;

/**
 * The words for people that stand in the source, where each should come from `_locales`: texts and names in JSX, what is put into a
 * page without it, and any string that reads like a sentence, but for the errors that only a console shows.
 */
export function visibleWords({ path, text, program }: SourceFile): string[] {
  const found = new Map<number, string>();
  const take = (part: Part, test: RegExp) => {
    for (const below of visibleBelow(part)) {
      const words = below.type === 'JSXText' && typeof below.value === 'string' ? [below.value] : wordsOf(below);
      for (const each of words) if (test.test(each) && !isKey.test(each)) found.set(below.start, each.trim());
    }
  };
  for (const part of allParts(program)) {
    if (part.type === 'JSXText') take(part, hasLetters);
    if (part.type === 'JSXAttribute' && forPeople.test(nameOf(part)) && isPart(part.value))
      take(part.value, hasLetters);
    if (part.type === 'JSXElement' || part.type === 'JSXFragment') {
      for (const child of partsOf(part)) if (child.type === 'JSXExpressionContainer') take(child, hasLetters);
    }
    if (part.type === 'AssignmentExpression' && propertiesForPeople.test(nameOf(part.left)) && isPart(part.right)) {
      take(part.right, hasLetters);
    }
    if (part.type === 'CallExpression') takeArguments(part, take);
  }
  for (const part of visibleBelow(program)) {
    for (const each of wordsOf(part)) if (isSentence.test(each)) found.set(part.start, each.trim());
  }
  return [...found].map(([start, words]) => `${path}:${lineAt(text, start)}: ${words}`);
}

/** `element.setAttribute('aria-label', …)`, `element.append('…')`, `document.createTextNode('…')`. */
function takeArguments(call: Part, take: (part: Part, test: RegExp) => void): void {
  const [first, second] = Array.isArray(call.arguments) ? call.arguments.filter(isPart) : [];
  const name = nameOf(call.callee);
  if (name === 'setAttribute' && first && second && wordsOf(first).some((each) => forPeople.test(each))) {
    take(second, hasLetters);
  }
  if (/^(append|prepend|createTextNode)$/.test(name) && first && wordsOf(first).length > 0) take(first, hasLetters);
}

/** What can be shown of an expression: not what it is compared with, called with or thrown, nor elements below (they are looked at themselves). */
function* visibleBelow(part: Part): Generator<Part> {
  yield part;
  for (const below of partsOf(part)) if (!isHidden(below, part)) yield* visibleBelow(below);
}

function isHidden(below: Part, part: Part): boolean {
  if (part.type === 'CallExpression' && fetcher.test(nameOf(part.callee))) return true;
  if (part.type === 'CallExpression' && /^(debug|info|warn|error|noteFailure)$/.test(nameOf(part.callee))) return true;
  if (part.type === 'NewExpression' && /(Error|Exception)$/.test(nameOf(part.callee))) return true;
  if (part.type === 'ConditionalExpression' && part.test === below) return true;
  if (part.type === 'LogicalExpression' && part.operator === '&&' && part.left === below) return true;
  return /^(BinaryExpression|JSXAttribute|JSXElement|JSXFragment|TSLiteralType|ImportDeclaration)$/.test(below.type)
    ? below.type !== 'BinaryExpression' || below.operator !== '+'
    : false;
}

function lineAt(text: string, start: number): number {
  return text.slice(0, start).split('\n').length;
}
