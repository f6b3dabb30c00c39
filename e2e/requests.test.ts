import { expect, it } from 'vitest'
import { as, settled, shoot, withBrowser } from './browser.ts'
import { announceDaysOff, choose, DESK, dialogButton, sound, stateIs, step } from './case.ts'

/** An application that is handed in at the counter, until it is answered. */

withBrowser()

const TEXT =
  '请公开安澜县教育局2025年义务教育阶段学校维修项目清单，并请解释为什么没有维修我家附近的学校。'

let path = ''
let number = ''

it('is entered at the counter, with hints and doubts, and gets a receipt', async () => {
  const page = await as('clerk', '/desk/requests', { width: DESK })
  await shoot(page, 'requests-empty', { full: true })
  await page.getByRole('button', { name: '登记申请' }).click()
  await page.getByLabel('姓名').fill('柳青山')
  await page.getByLabel('证件号码').fill('１１０１０５１９４９１２３１００２1')
  await page.getByLabel('联系电话').fill('１３８００００００００')
  await page.getByLabel('电子邮箱').fill('liu@example.com')
  await page.getByLabel('名称、文号或者其他特征性描述').fill(TEXT)
  expect(await page.getByLabel('联系电话').inputValue()).toBe('13800000000')
  await page.locator('.advice h3').first().waitFor()
  await page.getByRole('button', { name: '登记并打印回执' }).click()
  await page.getByText('最后一位与前17位不符').waitFor()
  await page.waitForTimeout(900)
  await sound(page, 'requests-intake')
  await page.getByLabel('证件号码').fill('11010519491231002X')
  await page.locator('.file-drop input').setInputFiles('samples/government-2024.pdf')
  await page.getByRole('button', { name: '移除government-2024.pdf' }).waitFor()
  await sound(page, 'requests-intake-papers')
  await page.getByRole('button', { name: '登记并打印回执' }).click()
  await page.locator('.receipt-code').waitFor()
  number = (await page.locator('.receipt-codes dd').first().textContent()) ?? ''
  expect(number).toMatch(/依申请〔\d{4}〕\d+号/)
  await sound(page, 'requests-receipt')
  await page.getByRole('link', { name: '去办理' }).click()
  await page.locator('.clock-due').waitFor()
  path = new URL(page.url()).pathname
})

it('shows the next application like it to whoever enters that one', async () => {
  const page = await as('clerk', '/desk/requests/new', { width: DESK })
  await page.getByLabel('名称、文号或者其他特征性描述').fill(TEXT)
  await page.getByText('相似的申请').first().waitFor()
  await page.getByRole('button', { name: '对照查看' }).first().click()
  await page.locator('.alike-pair mark').first().waitFor()
  await shoot(page, 'requests-alike')
})

it('says why it is due on its day, and what cannot be done yet', async () => {
  const page = await as('clerk', path, { width: DESK })
  await page.getByText('为什么是这一天？').click()
  expect(await page.locator('.clock-why li').first().textContent()).toContain('收到之日')
  await page.getByText(/现在不能办的/).click()
  expect(await page.locator('.case-refused').textContent()).toContain('还没有选定答复种类')
  await sound(page, 'requests-case-new')
  await page.getByRole('link', { name: /逐日说明/ }).click()
  await page.locator('.clock-table .is-due').waitFor()
  await sound(page, 'requests-clock')
})

it('has other units asked, and files and lawsuits beside it', async () => {
  const page = await as('clerk', path, { width: DESK })
  await page.getByRole('button', { name: '交办协办任务' }).click()
  await dialogButton(page, '交办').click()
  await page.getByText('请选择单位。').waitFor()
  await choose(page, '单位', '安澜县人民政府')
  await page.getByLabel('要办的事项').fill('请检索2025年学校维修项目的立项文件。')
  await page.getByLabel('完成期限').fill('2099-12-31')
  await shoot(page, 'requests-assign-task')
  await dialogButton(page, '交办').click()
  await page.locator('.consultation-open', { hasText: '尚未答复' }).waitFor()
  await page.locator('.file-drop input').setInputFiles('samples/government-2024.pdf')
  await page.getByRole('link', { name: 'government-2024.pdf' }).waitFor()
  await page.getByRole('button', { name: '登记复议、诉讼' }).click()
  await choose(page, '种类', '行政复议')
  await dialogButton(page, '登记').click()
  await page.locator('.consultation-open', { hasText: '尚未审结' }).waitFor()
  await page.getByRole('button', { name: '登记结果' }).click()
  await page.getByLabel('结果', { exact: true }).click()
  await page.locator('.ant-select-item-option', { hasText: '结果纠正' }).click()
  await dialogButton(page, '登记').click()
  await page.locator('.note.is-warning', { hasText: '重新办理' }).waitFor()
})

it('is answered by the unit that was asked', async () => {
  const page = await as('county', '/desk/request-tasks', { width: DESK })
  await sound(page, 'requests-tasks')
  await page.getByRole('button', { name: '答复', exact: true }).first().click()
  await page.getByLabel('办理结果').fill('已检索，没有该项目的立项文件。')
  await dialogButton(page, '答复').click()
  await page.waitForSelector('.ant-modal', { state: 'detached' })
  const clerk = await as('clerk', path, { width: DESK })
  await clerk.getByText(/答复：已检索/).waitFor()
})

it('moves with days off that are announced, which are seen before they are saved', async () => {
  const page = await as('system', '/desk/calendar', { width: DESK })
  await sound(page, 'requests-calendar')
  await announceDaysOff(page, '2027-01-01', '2027-01-03')
  await shoot(page, 'requests-calendar-preview')
  await dialogButton(page, '取消').click()
})

it('is decided, and what is missing is said beside its field', async () => {
  const page = await as('clerk', path, { width: DESK })
  await choose(page, '答复种类', '属于四类过程性信息')
  await page.getByLabel('认定的事实').fill('该清单为内部研究过程中形成的讨论稿。')
  await page.getByRole('button', { name: '保存答复' }).click()
  await page.getByText('请写明理由。', { exact: true }).first().waitFor()
  await sound(page, 'requests-decision-gaps')
  await choose(page, '答复种类', '予以公开')
  await page.getByLabel('所提供的政府信息').fill('《2025年学校维修项目清单》')
  await page.getByLabel('提供的形式和途径').fill('电子文档，以电子邮件提供。')
  await page.getByRole('button', { name: '保存答复' }).click()
  await page.getByText('内容齐全。').waitFor()
  await page.getByRole('button', { name: '拟定答复文书' }).click()
  await dialogButton(page, '拟定').click()
  await page.getByText('草稿，发出时编号').waitFor()
  await step(page, '提交审核')
  await stateIs(page, '待审核')
})

it('keeps what was typed when somebody was faster', async () => {
  const late = await as('reviewer', path, { width: DESK })
  await late.getByRole('button', { name: '退回修改' }).click()
  await late.getByLabel('理由（必填）').fill('形式请写具体。')
  const fast = await as('reviewer', path, { width: DESK })
  await step(fast, '审核通过')
  await stateIs(fast, '待签批')
  await dialogButton(late, '退回修改').click()
  await late.getByText('申请在您打开之后又有变化').waitFor()
  await late.getByRole('button', { name: '看最新的情况' }).click()
  await late.getByText(/最近一步/).waitFor()
  expect(await late.getByLabel('理由（必填）').inputValue()).toBe('形式请写具体。')
  await shoot(late, 'requests-conflict')
})

it('is signed and answered', async () => {
  const leader = await as('leader', path, { width: DESK })
  await step(leader, '签批')
  await stateIs(leader, '待发出')
  const clerk = await as('clerk', path, { width: DESK })
  await step(clerk, '作出答复')
  await stateIs(clerk, '已答复')
  await clerk.getByText(/公复〔\d{4}〕\d+号/).waitFor()
  await clerk.locator('.case-steps').getByRole('button', { name: '登记送达' }).click()
  await choose(clerk, '送达方式', '直接送达')
  await clerk
    .locator('.ant-modal')
    .getByLabel(/送达凭证/)
    .fill('签收人：柳青山')
  await dialogButton(clerk, '登记送达').click()
  await stateIs(clerk, '已送达')
  await sound(clerk, 'requests-case-decided')
})

it('is in the register, which finds it by its applicant and gives it away as a file', async () => {
  const page = await as('clerk', '/desk/requests', { width: DESK })
  await page.getByRole('link', { name: number }).waitFor()
  await sound(page, 'requests-register')
  await page.getByLabel('申请人证件号码或电话（须完整）').fill('１３８００００００００')
  await page.keyboard.press('Enter')
  await settled(page)
  await page.getByRole('link', { name: number }).waitFor()
  expect(page.url()).not.toContain('138')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/台账.*\.xlsx$/)
})
