/** A browser and the system it runs on, as people call them; a part that is not recognised is null. */
export interface BrowserName {
  readonly browser: string | null
  readonly system: string | null
}

// The order matters: Edge and Cốc Cốc also call themselves Chrome, and Chrome calls itself Safari.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/(\d+)/, 'Edge'],
  [/\bcoc_coc_browser\/(\d+)/, 'Cốc Cốc'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** Reads a User-Agent header: `Chrome 141` and `Windows`. Browsers may say what they like, so this is for people only. */
export function nameBrowser(userAgent: string): BrowserName {
  const browser = browsers
    .map(([pattern, name]) => ({ name, found: pattern.exec(userAgent) }))
    .find(({ found }) => found !== null)
  return {
    browser: browser === undefined ? null : `${browser.name} ${browser.found?.[1]}`,
    system: systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null,
  }
}
