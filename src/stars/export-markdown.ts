import type { ExportedStar } from './exported-star';
import { inlineMarkdown, markdownLines } from './markdown-text';

/** The words around the stars, in the reader's language. */
export interface MarkdownWords {
  title: string;
  type: (type: string) => string;
  unknownSender: string;
  unnamedChat: string;
  /** A text that is not on this device, or must not leave it. */
  noText: string;
  file: (name: string) => string;
  starred: (at: string) => string;
  sent: (at: string) => string;
  open: string;
}

export function markdownHead({ title }: MarkdownWords): string {
  return `# ${inlineMarkdown(title)}\n`;
}

/**
 * One star: who and where as a heading, the text as a quotation, and the rest in one line. What other people wrote is text and nothing else,
 * in plain Markdown and in the dialects that make links of addresses (`markdown-text.ts`).
 */
export function markdownStar(star: ExportedStar, words: MarkdownWords): string {
  const sender = inlineMarkdown(star.sender) || words.unknownSender;
  const chat = inlineMarkdown(star.chat) || words.unnamedChat;
  const text = markdownLines(star.text);
  const quoted = text.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
  const file = inlineMarkdown(star.file);
  const facts = [
    inlineMarkdown(words.type(star.type)),
    star.starredAt && words.starred(star.starredAt),
    star.sentAt && words.sent(star.sentAt),
    star.link && `[${words.open}](<${star.link.replace(/[<>\\\s]/g, encodeURIComponent)}>)`,
  ];
  const parts = [
    `## ${sender} · ${chat}`,
    quoted,
    file && words.file(file),
    quoted === '' && file === '' ? `*${words.noText}*` : '',
    facts.filter((fact) => fact !== '').join(' · '),
  ];
  return `\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
