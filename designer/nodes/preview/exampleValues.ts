/**
 * Values for a preview, in the shape that templates read: an example where everybody knows one, else the value's own name in angle brackets.
 * `names` are attributes such as `vars.order` and `contact.tier`.
 */
export function exampleValues(names: readonly string[], name: string, language: string): object {
  const members = (root: string) =>
    Object.fromEntries(
      names
        .filter((each) => each.startsWith(`${root}.`))
        .map((each) => [each.slice(root.length + 1), `‹${each.slice(root.length + 1)}›`]),
    )
  return {
    contact: { ...members('contact'), id: '‹id›', name, language, tags: [] },
    vars: members('vars'),
    message: { text: '‹text›', value: '‹value›', attachment: null, attachments: [], location: null },
    channel: { ...members('channel'), address: '‹address›' },
    flow: { id: '‹id›' },
    conversation: { id: '‹id›', returning: false },
    language,
    bot: { outcome: '‹outcome›' },
    request: { status: 200 },
    schedule: { nextOpen: '‹nextOpen›', nextClose: '‹nextClose›' },
  }
}
