import type { Does, Happened } from '../../runtime/channels/Double.ts'

/** One of each thing that customers can do, or that can happen to our messages; the compiler asks for all. */
export function everything(address: string): readonly Happened[] {
  const doing: { readonly [does in Exclude<Does, 'finish'>]: object } = {
    write: { text: 'hello' },
    press: { label: 'Bills', value: '#ask/bill' },
    sendMedia: { kind: 'image' },
    sendSticker: { emoji: '😀' },
    sendLocation: { location: { latitude: 1, longitude: 2 } },
    sendContact: { name: 'Ben', phone: '+390551234567' },
    start: { payload: 'order_42' },
    react: { target: '1', emoji: '👍' },
    edit: { target: '1', text: 'refund' },
    delete: { target: '1' },
    optOut: {},
    optIn: {},
    block: {},
    unblock: {},
    changeAddress: { to: { address: `${address}9` } },
    writeInGroup: { text: 'hello' },
    somethingNew: {},
    status: { target: '1', status: 'delivered' },
    echo: { text: 'hello', by: 'person' },
  }
  return Object.entries(doing).map(
    ([does, more], index) =>
      ({
        id: String(900_000 + index),
        at: 1_780_000_000_000 + index,
        from: { address, name: 'Ada' },
        does,
        ...more,
      }) as Happened, // `doing` has what each needs
  )
}
