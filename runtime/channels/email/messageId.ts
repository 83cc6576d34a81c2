import { bubbleNamed } from '../bubbleName.ts'

/** What a letter of ours is called: of the bubble's name, so that it is the same whenever it is sent, and whoever writes of it names the bubble. */
export const messageIdOf = (bubble: string, domain: string): string => `<usher.${bubble.replace('/', '.')}@${domain}>`

const OURS = /<usher\.([\w.-]{1,200})\.(\d{1,6})@[^<>\s@]{1,255}>/

/** Our name of the bubble that a Message-ID means; null when it is none of ours. */
export function bubbleIn(messageId: string): string | null {
  const [, delivery, bubble] = OURS.exec(messageId) ?? []
  const name = `${delivery}/${bubble}`
  return delivery !== undefined && bubbleNamed(name) !== null ? name : null
}

/** The first Message-ID of ours in a text. */
export const ourIdIn = (text: string): string | null => OURS.exec(text)?.[0] ?? null

/** The Message-IDs in a header, in order; a thing that breaks a line is none. */
export const messageIdsIn = (header: string): readonly string[] => header.match(/<[^<>\s]{1,900}>/g) ?? []
