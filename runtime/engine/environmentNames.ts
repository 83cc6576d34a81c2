const NAME = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g

/** The names of the environment that a text asks for, as `${NAME}`; each once, in their order. */
export function environmentNames(text: string): readonly string[] {
  return [...new Set([...text.matchAll(NAME)].map(([, name]) => name ?? ''))]
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
