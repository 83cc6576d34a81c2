/** Choices as text, in no language: what every channel can show. A number of them is accepted everywhere. */
export const numberedText = (labels: readonly string[]): string =>
  labels.map((label, index) => `${index + 1}. ${label}`).join('\n')

/** A text without the numbered choices at its end, which stand there for channels that have no buttons. */
export function withoutNumbers(text: string, labels: readonly string[]): string {
  const lines = numberedText(labels)
  if (text === lines) return ''
  return text.endsWith(`\n${lines}`) ? text.slice(0, -lines.length - 1) : text
}
