/** A length of time in ISO 8601, in whole seconds and at least one: `PT1H30M`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  const part = (count: number, unit: string) => (count === 0 ? '' : `${count}${unit}`)
  return `PT${part(hours, 'H')}${part(minutes, 'M')}${part(rest, 'S')}`
}
