import type { Page } from 'playwright-core'

/** Goes to an address of the designer that is open, such as `/flows/front-desk`, and waits until what is there is drawn. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, address)
  await page
    .locator(address.startsWith('/flows') ? '.react-flow__node' : 'main h2')
    .first()
    .waitFor()
}
