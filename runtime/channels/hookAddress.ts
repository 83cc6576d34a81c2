/** Where a platform posts what happens on a channel, by the public address of the host. */
export const hookAddress = (publicUrl: string, id: string): string =>
  `${publicUrl.replace(/\/$/, '')}/webhooks/${encodeURIComponent(id)}`
