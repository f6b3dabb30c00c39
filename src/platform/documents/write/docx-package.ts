import { property } from './docx-markup.ts'
import { fontTableXml, STYLE, stylesXml, WORD } from './docx-styles.ts'
import type { OutputDocument } from './output-document.ts'
import { element, textNode, type Xml, xmlFile } from './xml.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
export const RELATIONSHIPS = `${OFFICE}/relationships`

/** The parts of the package beside the text: the same in every document, except its properties. */
export function packageParts(document: OutputDocument): Record<string, string> {
  return { ...fixedParts(), 'docProps/core.xml': xmlFile(coreProperties(document)) }
}

let fixed: Readonly<Record<string, string>> | undefined

function fixedParts(): Readonly<Record<string, string>> {
  fixed ??= {
    '[Content_Types].xml': xmlFile(contentTypes()),
    '_rels/.rels': xmlFile(
      relationships([
        ['rId1', `${RELATIONSHIPS}/officeDocument`, 'word/document.xml'],
        ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ]),
    ),
    'word/_rels/document.xml.rels': xmlFile(
      relationships([
        ['rId1', `${RELATIONSHIPS}/styles`, 'styles.xml'],
        ['rId2', `${RELATIONSHIPS}/settings`, 'settings.xml'],
        ['rId3', `${RELATIONSHIPS}/fontTable`, 'fontTable.xml'],
        ['rId4', `${RELATIONSHIPS}/footer`, 'footer1.xml'],
      ]),
    ),
    'word/styles.xml': xmlFile(stylesXml()),
    'word/fontTable.xml': xmlFile(fontTableXml()),
    'word/settings.xml': xmlFile(settings()),
    'word/footer1.xml': xmlFile(footer()),
  }
  return fixed
}

function contentTypes(): Xml {
  const parts: readonly [string, string][] = [
    ['/word/document.xml', `${MAIN_TYPE}.document.main+xml`],
    ['/word/styles.xml', `${MAIN_TYPE}.styles+xml`],
    ['/word/settings.xml', `${MAIN_TYPE}.settings+xml`],
    ['/word/fontTable.xml', `${MAIN_TYPE}.fontTable+xml`],
    ['/word/footer1.xml', `${MAIN_TYPE}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ]
  return element(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    element('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...parts.map(([PartName, ContentType]) => element('Override', { PartName, ContentType })),
  )
}

function relationships(items: readonly (readonly [id: string, type: string, to: string])[]): Xml {
  return element(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...items.map(([Id, Type, Target]) => element('Relationship', { Id, Type, Target })),
  )
}

/** Layout as Word 2013 and later does it; punctuation at line starts squeezed as Chinese asks. */
function settings(): Xml {
  return element(
    'w:settings',
    { 'xmlns:w': WORD },
    element('w:zoom', { 'w:percent': 100 }),
    property('characterSpacingControl', 'compressPunctuation'),
    element(
      'w:compat',
      {},
      element('w:compatSetting', {
        'w:name': 'compatibilityMode',
        'w:uri': 'http://schemas.microsoft.com/office/word',
        'w:val': 15,
      }),
    ),
    element('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
  )
}

/** «— 1 —» */
function footer(): Xml {
  const run = (text: string) =>
    element('w:r', {}, element('w:t', { 'xml:space': 'preserve' }, textNode(text)))
  return element(
    'w:ftr',
    { 'xmlns:w': WORD },
    element(
      'w:p',
      {},
      element('w:pPr', {}, property('pStyle', STYLE.footer)),
      run('— '),
      element('w:fldSimple', { 'w:instr': 'PAGE' }, run('1')),
      run(' —'),
    ),
  )
}

function coreProperties(document: OutputDocument): Xml {
  const given = (name: string, value: string | undefined) =>
    value ? [element(name, {}, textNode(value))] : []
  return element(
    'cp:coreProperties',
    {
      'xmlns:cp': `${PACKAGE}/metadata/core-properties`,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    ...given('dc:title', document.title),
    ...given('dc:subject', document.subject),
    ...given('dc:creator', document.author),
    ...given('cp:keywords', document.keywords?.join('；')),
    ...given('dc:language', document.language),
    ...(document.date
      ? [
          element(
            'dcterms:created',
            { 'xsi:type': 'dcterms:W3CDTF' },
            textNode(`${document.date}T00:00:00Z`),
          ),
        ]
      : []),
  )
}
