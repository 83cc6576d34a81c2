/** The agent who stands for all those of a contact centre behind us: whom they mean, its channel says. No name of ours begins so. */
export const centreAgent = (channel: string): string => `@${channel}`

/** The channel of the contact centre that an agent stands for; null: they are one of ours. */
export const centreOf = (agent: string): string | null => (agent.startsWith('@') ? agent.slice(1) : null)
