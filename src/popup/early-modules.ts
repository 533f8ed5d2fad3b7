/**
 * The page's modules, named by the build. Chrome shows a popup when its page has loaded, and modules in the page would be part of that:
 * so its window is made while they come.
 */
const { modules = '' } = document.currentScript?.dataset ?? {};
for (const module of modules.split(' ')) void import(/* @vite-ignore */ module);
