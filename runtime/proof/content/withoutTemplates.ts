/** What of a text is written down: what its templates add is not known before it is sent. */
export const withoutTemplates = (text: string): string => text.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '')
