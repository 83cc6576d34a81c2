const NAME = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g

/** The names of the environment that a text asks for, as `${NAME}`; each once, in their order. */
export function environmentNames(text: string): readonly string[] {
  return [...new Set([...text.matchAll(NAME)].map(([, name]) => name ?? ''))]
}

/**
 * The first name that was left in a setting, such as `FAQ_BOT_SECRET`; null when the settings are complete. A secret that is still
 * `${FAQ_BOT_SECRET}` stands in the workspace for all to read: it must neither sign nor prove anything.
 */
export function missingName(...settings: readonly (string | undefined)[]): string | null {
  return settings.flatMap((setting) => environmentNames(setting ?? ''))[0] ?? null
}

/** Puts values in place of `${NAME}`; a name for which `find` gives null stays as it is written. */
export function fillEnvironment(text: string, find: (name: string) => string | null): string {
  return text.replace(NAME, (written, name: string) => find(name) ?? written)
}

/** The value of a name, null when it is missing or empty: an empty secret protects nothing. */
export function environmentValue(env: { readonly [name: string]: string | undefined }, name: string): string | null {
  const found = Object.hasOwn(env, name) ? env[name] : undefined
  return found === undefined || found === '' ? null : found
}

/** Usher's settings, the database's, and those of Node and the system: no file of a workspace is given them, whatever the operator lists. */
const OWN_BEGINNINGS = ['USHER_', 'NODE_', 'NPM_', 'LD_', 'GIT_']
const OWN = new Set([
  'DATABASE_URL',
  'PORT',
  'HOST',
  'PATH',
  'HOME',
  'PWD',
  'SHELL',
  'USER',
  'LOGNAME',
  'HOSTNAME',
  'TMPDIR',
])

/** Whether a name is one of the host's own, in upper or lower case. */
export function isHostsOwn(name: string): boolean {
  const upper = name.toUpperCase()
  return OWN.has(upper) || /^PG[A-Z]+$/.test(upper) || OWN_BEGINNINGS.some((beginning) => upper.startsWith(beginning))
}
