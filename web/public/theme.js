// Runs before the first paint, so that a chosen theme never flashes; not bundled, because modules run too late.
try {
  const chosen = localStorage.getItem('topogram.theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage can be blocked; the system's theme then holds.
}
