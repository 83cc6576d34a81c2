/** The modal dialog before all others; null: none is open. */
export const topModal = (): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>('dialog:modal')].at(-1) ?? null

/** Whether an event is a dialog's own and not for what lies behind it, wherever the focus is; or was, when the event has just closed the dialog. */
export const isForDialog = ({ target }: Event): boolean =>
  topModal() !== null || (target instanceof Element && target.closest('dialog') !== null)
