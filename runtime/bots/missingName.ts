/**
 * The name in a setting that the environment lacked, such as `FAQ_BOT_SECRET`; null when the setting is complete. A secret that is still
 * `${FAQ_BOT_SECRET}` stands in the workspace for all to read: it must neither sign nor prove anything.
 */
export function missingName(...settings: readonly (string | undefined)[]): string | null {
  for (const setting of settings) {
    const name = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/.exec(setting ?? '')?.[1]
    if (name !== undefined) return name
  }
  return null
}
