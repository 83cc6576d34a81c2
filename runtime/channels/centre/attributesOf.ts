import type { HandOver } from './HandOver.ts'

/** What is known of a conversation beside what was said, by names that flows and agents of a contact centre can read. */
export function attributesOf({ conversationId, customer, queue, skills, variables }: HandOver): {
  readonly [name: string]: string
} {
  const { channel, kind, address, name, language } = customer
  return {
    usher_conversation: conversationId,
    usher_channel: channel,
    usher_kind: kind,
    usher_address: address,
    ...(name === null ? {} : { usher_name: name }),
    ...(language === null ? {} : { usher_language: language }),
    usher_queue: queue,
    usher_skills: skills.map(({ skill, level }) => `${skill} ${level}`).join(', '),
    ...Object.fromEntries(Object.entries(variables).map(([variable, value]) => [`usher_var_${variable}`, value])),
  }
}
