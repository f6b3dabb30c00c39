import type { Template } from '#core/annual-report/template.ts'
import { dayInChina } from '#core/kit/day.ts'
import type { Contribution, Publication } from '#modules/portal/index.ts'
import { type PublishedSummary, templateOf } from '../store/published.ts'
import { reportHref, shownReport } from '../views/portal-report.ts'
import { keyFigures } from '../views/report-figures.ts'
import { allSummaries, type PublishedSource } from './source.ts'

const IN_A_FEED = 50
const FIGURES_AT_HOME = 6
const KIND = '年度报告'

/** What the room shows on the portal's own pages: home, search, feeds, site map. */
export function reportsContribution(
  source: PublishedSource,
  templates: readonly Template[],
): Contribution {
  const latest = (regionId: string, most: number) => newest(source, regionId, most)
  return {
    navigation: [
      { text: '政府信息公开年报', href: '/reports' },
      { text: '开放数据', href: '/data', expert: true },
    ],
    offers: [
      {
        ...{ text: '查阅政府信息公开年报', href: '/reports' },
        about: '按机关和年度查找，在线阅读、下载全文。',
      },
      {
        ...{ text: '对比年报', href: '/reports/compare', expert: true },
        about: '两个机关或者两个年度并排对照。',
      },
      {
        text: '取用开放数据',
        href: '/data',
        expert: true,
        about: 'CSV、JSON、Parquet 和接口，自由使用。',
      },
    ],
    latest,
    highlight: async (regionId) => {
      const { reports } = await source.list({ regionId, scope: 'government', size: 1 })
      const [summary] = reports
      const published = summary && (await source.one({ regionId, ...keyOf(summary) }))
      if (!published) return null
      const template = templateOf(templates, published.template)
      return {
        text: `${published.year}年政府信息公开数据`,
        href: reportHref(published),
        figures: keyFigures(shownReport(published, template), template).slice(0, FIGURES_AT_HOME),
      }
    },
    search: async (regionId, words, few) => {
      const { total, reports } = await source.list({ regionId, words, ...few })
      const found = reports.map((summary) => ({
        ...{ text: summary.title, href: reportHref(summary), kind: KIND },
        ...{ agencyName: summary.agencyName, publishedOn: dayInChina(summary.publishedAt) },
      }))
      return { total, found }
    },
    pages: async (regionId) => {
      const all = await allSummaries(source, { regionId })
      return all.map((each) => ({ href: reportHref(each), changedAt: each.publishedAt }))
    },
    feeds: [
      {
        ...{ title: '政府信息公开年报', href: '/feeds/reports' },
        entries: (regionId) => latest(regionId, IN_A_FEED),
      },
    ],
  }
}

function keyOf({ year, agencyId }: PublishedSummary) {
  return { year, agencyId }
}

/** Newest first. A correction is news: it comes with the day of its own publication. */
async function newest(
  source: PublishedSource,
  regionId: string,
  most: number,
): Promise<Publication[]> {
  const [latestYear, ...years] = await source.years(regionId)
  const recent = [latestYear, ...years].slice(0, 2).flatMap((each) => (each ? [each.year] : []))
  const found = await Promise.all(recent.map((year) => allSummaries(source, { regionId, year })))
  return found
    .flat()
    .sort((left, right) => right.publishedAt.localeCompare(left.publishedAt))
    .slice(0, most)
    .map(publicationOf)
}

function publicationOf(summary: PublishedSummary): Publication {
  const { reportId, title, agencyName, publishedAt, edition, indexNumber } = summary
  return {
    ...{ id: reportId, kind: KIND, text: title, href: reportHref(summary), agencyName },
    ...{ publishedAt, updatedAt: publishedAt },
    summary: `${agencyName}公布，索引号${indexNumber}${edition > 1 ? `，第 ${edition} 版（更正）` : ''}。`,
  }
}
