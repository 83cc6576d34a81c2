import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where systems keep the browser; CHROMIUM names another. */
const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends chromium'

/** The machine's Chromium; null when it has none. */
export const browserPath = (): string | null => PLACES.find((place) => place !== undefined && existsSync(place)) ?? null

/** What to do on a machine without Chromium. */
export const HOW_TO_INSTALL = `The tests of the designer need Chromium. Install it with \`${INSTALL}\` as root, or set CHROMIUM to its path.`

/** Installs Chromium from Debian's packages where this is possible: on such a system, as root. Resolves to whether there is one afterwards. */
export async function installBrowser(): Promise<boolean> {
  if (browserPath() !== null) return true
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log('Installing Chromium, which the tests of the designer need …')
  await new Promise<void>((resolve) => {
    const child = spawn('sh', ['-c', INSTALL], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
  return browserPath() !== null
}
