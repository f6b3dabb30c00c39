/** What the workbench and others are told of annual reports, and what they may ask for. */
export * from './contract/history.ts'
export * from './contract/import.ts'
export * from './contract/report.ts'
export * from './contract/rounds.ts'
export * from './contract/shapes.ts'
export * from './contract/steps.ts'
