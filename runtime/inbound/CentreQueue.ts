/** What a queue does for the agents of a contact centre behind us, who do not claim: they are handed conversations. */
export interface CentreQueue {
  /** keeps the item of a conversation that waits in this queue for an agent, until a time (epoch ms); what has become of it: it is theirs already, or nobody waits there */
  keep(conversationId: string, queue: string, agent: string, until: number): Promise<'kept' | 'theirs' | 'gone'>
  /** whether whoever writes from this address of a channel is an agent's: they have them, or had them last and nobody has them now */
  isTheirs(agent: string, channel: string, address: string): Promise<boolean>
  /** the id of the item that an agent has of whoever writes from this address of a channel */
  heldBy(agent: string, channel: string, address: string): Promise<string | null>
}
