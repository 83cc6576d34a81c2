import { AppError } from '../AppError.ts'
import { environmentValue, isHostsOwn } from '../engine/environmentNames.ts'
import type { MissingName } from '../engine/files/resolveEnvironment.ts'

type Environment = { readonly [name: string]: string | undefined }

/** What the files of a workspace may read of the host's environment, and nothing besides. */
export type Secrets = {
  readonly values: Environment
  /** what an operator should know of names that files ask for and do not get, a line each, and what to set */
  readonly explain: (missing: readonly MissingName[]) => readonly string[]
}

/**
 * The variables that the operator lists in USHER_SECRETS: names, and beginnings such as `SHOP_*`, separated by commas. Who may publish writes what files
 * ask for, and where it is sent: without the list they would read whatever the host was started with. Throws `missingConfiguration` for an entry that names nothing, or
 * something of the host's own.
 */
export function readSecrets(env: Environment): Secrets {
  const entries = (env.USHER_SECRETS ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  for (const entry of entries) checkEntry(entry)
  const isListed = (name: string): boolean =>
    !isHostsOwn(name) &&
    entries.some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry))
  const values = Object.fromEntries(
    Object.keys(env)
      .filter((name) => isListed(name) && environmentValue(env, name) !== null)
      .map((name) => [name, env[name]]),
  )
  return {
    values,
    explain(missing) {
      const unlisted = new Set<string>()
      const lines = missing.map(({ name, file, path }) => {
        if (isHostsOwn(name))
          return `${name} is the host's own and is given to no file; ${file} asks for it at ${path}.`
        if (isListed(name)) return `${name} is not set; ${file} asks for it at ${path}.`
        unlisted.add(name)
        return `${name} is not listed in USHER_SECRETS; ${file} asks for it at ${path}.`
      })
      if (unlisted.size === 0) return lines
      return [...lines, `If files may read these, set USHER_SECRETS=${[...entries, ...unlisted].join(',')}.`]
    },
  }
}

function checkEntry(entry: string): void {
  if (!/^[A-Za-z_]\w*\*?$/.test(entry)) throw wrong(entry, 'is no name. Write names, or beginnings such as SHOP_*')
  if (isHostsOwn(entry)) throw wrong(entry, "is the host's own and is given to no file. Take it out")
}

const wrong = (entry: string, why: string): AppError =>
  new AppError('missingConfiguration', { detail: `USHER_SECRETS: "${entry.slice(0, 100)}" ${why}.` })
