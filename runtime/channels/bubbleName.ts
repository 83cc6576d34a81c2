/** What one bubble (the first is 0) of a delivery is called when the platform is asked to send it, and when it tells of it. */
export const bubbleName = (delivery: string, bubble: number): string => `${delivery}/${bubble}`

/** Which one a name means; null when it is none of ours. */
export function bubbleNamed(name: string): { readonly id: string; readonly bubble: number } | null {
  const [, id, bubble] = /^([\w.-]{1,200})\/(\d{1,6})$/.exec(name) ?? []
  return id === undefined ? null : { id, bubble: Number(bubble) }
}
