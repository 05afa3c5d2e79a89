import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PageToShoot } from './pages.mts';

interface Shooting {
  /** Where Signalbox is served. */
  base: string;
  email: string;
  password: string;
  pages: PageToShoot[];
  chosen: ReadonlySet<string>;
  folder: string;
}

const WIDTHS = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

/** Takes every page in both schemes and widths. */
export async function shoot(browser: Browser, options: Shooting): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    for (const [width, viewport] of Object.entries(WIDTHS)) {
      const context = await browser.newContext({ viewport, colorScheme: scheme });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        // Who is not signed in, and an invite that there is not, are answered so.
        if (message.type() === 'error' && !/status of 40[14]/.test(message.text()))
          console.error(`${page.url()}: ${message.text()}`);
      });
      const sorted = [...options.pages].sort((a, b) => Number(b.anonymous ?? false) - Number(a.anonymous ?? false));
      let signedIn = false;
      for (const { name, path, anonymous, press } of sorted) {
        if (!anonymous && !signedIn) {
          await signIn(page, options);
          signedIn = true;
        }
        await page.goto(`${options.base}/console/${path}`);
        await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => undefined); // live lists never rest
        if (press) {
          await page.getByRole('button', { name: press, exact: true }).first().click();
          await page
            .getByRole('dialog')
            .waitFor({ timeout: 2_000 })
            .catch(() => undefined); // or more of the page
        }
        const file = `${name}-${scheme}-${width}`;
        const target = join(options.folder, 'all', `${file}.png`);
        await page.screenshot({ path: target, animations: 'disabled' });
        if (options.chosen.has(file)) copyFileSync(target, join(options.folder, `${file}.png`));
      }
      await context.close();
    }
  }
}

async function signIn(page: Page, { base, email, password }: Shooting): Promise<void> {
  await page.goto(`${base}/console/sign-in?returnTo=/console/account`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').waitFor({ state: 'attached' });
}
