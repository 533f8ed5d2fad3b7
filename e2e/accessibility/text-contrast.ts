/**
 * Texts that are too faint for their background, as WCAG 1.4.3 counts it: 4.5 to 1, large ones 3 to 1. What cannot be used now is
 * excepted, and so is what is not seen. Runs in the page.
 */
export function faintTexts(): string[] {
  type Color = [red: number, green: number, blue: number, alpha: number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('no canvas');
  const pencil = canvas;

  function colorOf(css: string): Color {
    pencil.clearRect(0, 0, 1, 1);
    pencil.fillStyle = css;
    pencil.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = pencil.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }
  function over([r, g, b, a]: Color, [red, green, blue]: Color): Color {
    return [r * a + red * (1 - a), g * a + green * (1 - a), b * a + blue * (1 - a), 1];
  }
  function background(element: Element): Color {
    const layers: Color[] = [];
    for (let each: Element | null = element; each; each = each.parentElement) {
      const layer = colorOf(getComputedStyle(each).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    const page = colorOf(matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff');
    return layers.reduceRight((below, layer) => over(layer, below), page);
  }
  function luminance([red, green, blue]: Color): number {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function opacityOf(element: Element): number {
    let opacity = 1;
    for (let each: Element | null = element; each; each = each.parentElement)
      opacity *= Number(getComputedStyle(each).opacity);
    return opacity;
  }

  const faint: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (!element || words === '' || element.closest('.unseen, option, :disabled, [aria-disabled=true]')) continue;
    const { width } = element.getBoundingClientRect();
    const opacity = opacityOf(element);
    if (width === 0 || opacity === 0 || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const behind = background(element);
    const [r, g, b, a] = colorOf(style.color);
    const seen = over([r, g, b, a * opacity], behind);
    const [light = 0, dark = 0] = [luminance(seen), luminance(behind)].sort((one, other) => other - one);
    const ratio = (light + 0.05) / (dark + 0.05);
    const sizePx = Number.parseFloat(style.fontSize);
    const isLarge = sizePx >= 24 || (sizePx >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faint.push(`“${words.slice(0, 40)}” has a contrast of ${ratio.toFixed(2)}`);
  }
  return faint;
}
