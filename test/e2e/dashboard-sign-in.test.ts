import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { client, IdentityProvider } from '../emulators/identity/provider.js'
import { Dashboard, smallRepository } from '../support/browser.js'
import { isOpenToAll } from '../support/page-axe.js'

/** The browser itself reports each answer that is a refusal. */
const ofTheNetwork = /^error: Failed to load resource/
const role = (page: Page, name: string) => page.getByTitle('Reading as').filter({ hasText: name }).waitFor()
const main = (page: Page) => page.getByRole('main')

describe('a reader of a server without a provider', () => {
  let dashboard: Dashboard
  beforeAll(async () => {
    dashboard = await Dashboard.start(smallRepository)
  })
  afterEach(async () => {
    expect((await dashboard.leave()).filter((fault) => !ofTheNetwork.test(fault))).toEqual([])
  })
  afterAll(() => dashboard.stop())

  it('is told why the operations are closed, signs in there by a token, and out again', async () => {
    const page = await dashboard.open('/operations')
    await main(page).getByText('This page is for operators').waitFor()
    await isOpenToAll(page)
    await main(page).getByRole('link', { name: 'Sign in' }).click()
    await page.waitForURL('**/sign-in?returnTo=%2Foperations')
    await isOpenToAll(page)
    await main(page).getByLabel('Token').fill(dashboard.server.operatorsToken)
    await main(page).getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Run now: demo' }).waitFor()
    await role(page, 'Operator')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await main(page).getByText('This page is for operators').waitFor()
    await role(page, 'Public')
  })

  it('signs in by a dialog on any screen, and no script can read what they are known by', async () => {
    const page = await dashboard.open('/explore', { width: 360 })
    await page.getByRole('button', { name: 'Sign in' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign in' })
    await dialog.getByLabel('Token').fill('tpg_wrong')
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await dialog.getByRole('alert').getByText('this token is not known here').waitFor()
    await isOpenToAll(page)
    await dialog.getByLabel('Token').fill(dashboard.server.operatorsToken)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await role(page, 'Operator')
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    const seen = await page.evaluate(() =>
      JSON.stringify([
        ...[document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)],
        document.body.innerHTML,
      ]),
    )
    expect(seen).not.toContain('tpg_')
    expect(seen).not.toContain(cookie!.value)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  })

  it('whose session is over reads on as the public', async () => {
    const page = await dashboard.open('/operations', { isOperator: true })
    await page.getByRole('button', { name: 'Run now: demo' }).waitFor()
    const [cookie] = await page.context().cookies()
    await page.context().addCookies([{ ...cookie!, value: 'x'.repeat(43) }])
    await page.reload()
    await role(page, 'Public')
    await main(page).getByText('This page is for operators').waitFor()
    expect(await page.context().cookies()).toEqual([])
  })
})

describe('a reader of a server with a provider', () => {
  let provider: IdentityProvider
  let dashboard: Dashboard
  beforeAll(async () => {
    process.env['OIDC_SECRET'] = client.secret
    provider = await IdentityProvider.start()
    dashboard = await Dashboard.start(`${smallRepository}\n${provider.configuration}`)
  })
  afterEach(async () => {
    expect((await dashboard.leave()).filter((fault) => !ofTheNetwork.test(fault))).toEqual([])
  })
  afterAll(async () => {
    await dashboard.stop()
    await provider.stop()
  })

  it('is led there and back to where they were', async () => {
    provider.here = 'grace'
    const page = await dashboard.open('/operations')
    await main(page).getByRole('link', { name: 'Sign in with Example Hospital' }).click()
    await page.getByRole('button', { name: 'Run now: demo' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/operations')
    await role(page, 'Operator')
    expect(await page.getByRole('button', { name: 'Sign out' }).getAttribute('title')).toBe('Signed in as Grace H.')
  })

  it('without a role there is told so, and can try another way', async () => {
    provider.here = 'nobody'
    const page = await dashboard.open('/')
    await page.getByRole('link', { name: 'Sign in' }).click()
    await main(page).getByText('Your account has no role here.').waitFor()
    await main(page).getByRole('link', { name: 'Sign in with Example Hospital' }).waitFor()
    await main(page).getByLabel('Token').waitFor()
    await isOpenToAll(page)
  })
})
