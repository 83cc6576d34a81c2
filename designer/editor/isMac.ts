/** Whether keys are named as on a Mac. */
export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)
