/** Everything the surface looks like. `:host` rules are important, because the page's own rules would win otherwise. */
export const styles = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  z-index: 2147483647 !important;
  color-scheme: light dark !important;
}
.surface {
  --paper: light-dark(#fff, #2a2d33);
  --ink: light-dark(#23272f, #eceef2);
  --quiet: light-dark(#5c6470, #a9b0bc);
  --line: light-dark(#d5d9e0, #474c56);
  --hover: light-dark(#eef1f6, #3a3f48);
  --accent: light-dark(#8a5a00, #ffc24d);
  --focus: light-dark(#1b66d2, #7db2ff);
  font: 14px/20px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  color: var(--ink);
}
[hidden] { display: none !important; }
svg { width: 16px; height: 16px; flex: none; fill: currentColor; }
button { font: inherit; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }

.star-button, .star-menu { position: fixed; top: 0; left: 0; box-sizing: border-box; background: var(--paper); }
.star-button {
  display: grid;
  place-items: center;
  width: 28px;
  height: 28px;
  margin: 0;
  padding: 0;
  border: 1px solid var(--line);
  border-radius: 7px;
  color: var(--quiet);
  cursor: pointer;
  box-shadow: 0 1px 3px rgb(0 0 0 / .14);
}
.star-button.starred { color: var(--accent); }
.star-button:hover, .star-button[aria-expanded="true"] { color: var(--ink); background: var(--hover); }
.star-button.starred:hover, .star-button.starred[aria-expanded="true"] { color: var(--accent); }

.star-menu {
  width: max-content;
  min-width: 176px;
  max-width: calc(100vw - 16px);
  max-height: calc(100vh - 16px);
  overflow: auto;
  padding: 5px;
  border: 1px solid var(--line);
  border-radius: 10px;
  box-shadow: 0 6px 24px rgb(0 0 0 / .22);
}
[role^="menuitem"] {
  display: grid;
  grid-template-columns: 16px 1fr 14px;
  align-items: center;
  column-gap: 10px;
  min-height: 32px;
  box-sizing: border-box;
  padding: 5px 10px;
  border-radius: 6px;
  cursor: default;
  user-select: none;
}
[role^="menuitem"] svg { color: var(--quiet); }
[role^="menuitem"]:focus { background: var(--hover); outline: none; }
[role^="menuitem"]:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
.by-pointer [role^="menuitem"]:focus-visible { outline: none; }
small { grid-column: 2; font-size: 12px; line-height: 16px; color: var(--quiet); }
[aria-checked="true"] span { font-weight: 600; }
[aria-checked="true"] svg { color: var(--accent); }
[aria-checked="true"]::after { content: "\\2713"; grid-area: 1 / 3; }
[role="separator"] { height: 1px; margin: 5px 4px; background: var(--line); }

.toasts {
  position: fixed;
  inset-block-end: 24px;
  inset-inline-start: 24px;
  display: flex;
  flex-direction: column;
  align-items: start;
  gap: 8px;
  max-width: min(330px, calc(100vw - 48px));
  pointer-events: none;
}
.toast {
  display: flex;
  align-items: center;
  gap: 16px;
  min-height: 40px;
  box-sizing: border-box;
  padding: 6px 16px;
  border-radius: 10px;
  color: light-dark(#fff, #1d2025);
  background: light-dark(#2b303a, #eceef2);
  box-shadow: 0 6px 24px rgb(0 0 0 / .28);
  pointer-events: auto;
  animation: rise .16s ease-out;
}
.toast button {
  flex: none;
  margin: 0;
  margin-inline-end: -8px;
  padding: 4px 10px;
  border: 0;
  border-radius: 6px;
  color: light-dark(#ffc24d, #8a5a00);
  background: none;
  font-weight: 600;
  cursor: pointer;
}
.toast button:hover { background: light-dark(rgb(255 255 255 / .12), rgb(0 0 0 / .08)); }
.toast :focus-visible { outline-color: light-dark(#7db2ff, #1b66d2); }
@keyframes rise { from { opacity: 0; translate: 0 6px; } }
@media (prefers-reduced-motion: reduce) { .toast { animation: none; } }
@media (forced-colors: active) {
  .toast { border: 1px solid CanvasText; }
  .star-button.starred { color: Highlight; }
  [role^="menuitem"] svg { color: inherit !important; }
  [role^="menuitem"]:focus { outline: 2px solid Highlight !important; outline-offset: -2px; }
  [role="separator"] { background: CanvasText; }
}
`;
