/** A page that is hidden is not painted: nobody waits for that. */
const longestMs = 100;

/** Resolves when what is in the page now has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestMs);
    // A frame calls this before it paints; what is to be done next comes after that.
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
