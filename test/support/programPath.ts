import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A program that tests need and npm does not bring. */
export type Program = {
  /** Debian's package */
  readonly name: string
  readonly needs: string
  /** where systems keep it; the variable of this name in capitals says another */
  readonly places: readonly string[]
}

export const CHROMIUM: Program = {
  name: 'chromium',
  needs: 'The tests of the designer need Chromium',
  places: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
}
export const PGBOUNCER: Program = {
  name: 'pgbouncer',
  needs: 'What a pooler does to a host is tested with PgBouncer',
  places: ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer', '/usr/local/bin/pgbouncer', '/opt/homebrew/bin/pgbouncer'],
}

/** Where the machine has it; null when it has none. */
export const programPath = ({ name, places }: Program): string | null =>
  [process.env[name.toUpperCase()], ...places].find((place) => place !== undefined && existsSync(place)) ?? null

const installing = (names: readonly string[]): string =>
  `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`

/** What to do on a machine without it. */
export const howToInstall = ({ name, needs }: Program): string =>
  `${needs}. Install it with \`${installing([name])}\` as root, or set ${name.toUpperCase()} to its path.`

/** Installs what is missing from Debian's packages where this is possible: on such a system, as root. */
export async function installPrograms(programs: readonly Program[]): Promise<void> {
  const names = programs.filter((program) => programPath(program) === null).map(({ name }) => name)
  if (names.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log(`Installing ${names.join(' and ')}, which tests need …`)
  await new Promise<void>((resolve) => {
    const child = spawn('sh', ['-c', installing(names)], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}
