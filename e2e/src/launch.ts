const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** How most plays' browser is launched: the shell, where there is one. */
export const launchOptions = { executablePath: process.env['CRADLE_E2E_SHELL'], args }

/** A whole Chromium, for plays that look at a PDF in the page. */
export const wholeChromium = { ...launchOptions, executablePath: process.env['CRADLE_E2E_CHROMIUM'] }
