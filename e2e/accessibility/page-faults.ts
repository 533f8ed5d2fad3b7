/** Ids that stand twice, references that lead nowhere, and what is cut off or too small to press. Runs in the page. */
export function pageFaults(): string[] {
  const faults: string[] = [];
  const { documentElement: root } = document;
  if (root.lang === '') faults.push('the page names no language');
  if (document.title === '') faults.push('the page has no title');
  if (document.querySelectorAll('main').length !== 1) faults.push('there is not one main part');
  if (document.querySelectorAll('h1').length !== 1) faults.push('there is not one main heading');
  if (root.scrollWidth > innerWidth)
    faults.push(`the page is ${root.scrollWidth} px wide, its window ${innerWidth} px`);

  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids.filter((each, place) => ids.indexOf(each) !== place)))
    faults.push(`#${id} stands twice`);
  for (const reference of ['aria-controls', 'aria-activedescendant', 'aria-describedby', 'aria-labelledby', 'for'])
    for (const element of document.querySelectorAll(`[${reference}]`))
      for (const id of element.getAttribute(reference)?.split(' ') ?? [])
        if (!document.getElementById(id)) faults.push(`${reference} leads to #${id}, which is not there`);

  for (const element of document.querySelectorAll<HTMLElement>('button, select, input, a.icon-button')) {
    if (!element.checkVisibility()) continue;
    const { width, height, left, right } = element.getBoundingClientRect();
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? element.tagName;
    // Words in a text are as small as the text (WCAG 2.5.8).
    const isInText = getComputedStyle(element).display === 'inline' || element.matches('.link-button, .more');
    if (!isInText && Math.min(width, height) < 24)
      faults.push(`“${name}” is ${Math.round(width)} × ${Math.round(height)} px`);
    if (left < -1 || right > innerWidth + 1) faults.push(`“${name}” is not wholly in the window`);
    if (element.matches('button:not(.choice)') && element.scrollWidth > element.clientWidth + 1)
      faults.push(`“${name}” does not fit its button`);
  }
  return faults;
}
