import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM, howToInstall, programPath } from './programPath.ts'

/** On a machine that is busy with the rest of the tests, too; less than a test has, so that whoever waits in vain is named. */
const PATIENCE = 120_000

let running: Promise<Browser> | undefined

/**
 * The machine's Chromium without a window: one for all files of a worker, which ends with it. `close` ends what the file that asked has opened in
 * it. Throws the command that installs it when there is none: no test is left out in silence.
 */
export function openBrowser(): Promise<Browser> {
  running ??= launch()
  return running
}

async function launch(): Promise<Browser> {
  const executablePath = programPath(CHROMIUM)
  if (executablePath === null) throw new Error(howToInstall(CHROMIUM))
  const browser = await chromium.launch({
    executablePath,
    // Nothing leaves the machine; and a container's root has no sandbox.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE))
  // Files of a worker run one after the other: whatever is open is of the one that runs.
  browser.close = async () => {
    for (const context of browser.contexts()) await context.close()
  }
  return browser
}
