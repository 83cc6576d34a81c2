/** What a contact centre calls a customer of ours: the channel and the address, which never change. Ids of channels have no colon. */
export const customerName = (channel: string, address: string): string => `${channel}:${address}`

/** Whom a name means; null: nobody of ours. */
export function customerNamed(name: string): { readonly channel: string; readonly address: string } | null {
  const colon = name.indexOf(':')
  const [channel, address] = [name.slice(0, colon), name.slice(colon + 1)]
  return colon < 1 || address === '' ? null : { channel, address }
}
