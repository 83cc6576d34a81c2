import { type Browser, chromium } from 'playwright-core'
import { browserPath, HOW_TO_INSTALL } from './browserPath.ts'

/** Opens the machine's Chromium without a window. Throws the command that installs it when there is none: no test is left out in silence. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = browserPath()
  if (executablePath === null) throw new Error(HOW_TO_INSTALL)
  return chromium.launch({
    executablePath,
    // Nothing leaves the machine; and a container's root has no sandbox.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}
