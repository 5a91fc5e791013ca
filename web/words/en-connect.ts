/** The words of the page that tells how to connect a repository; what is to be copied is in screens/connect-examples.ts. */
export const connect = {
  screen: 'Connect a repository',
  lead: 'A source is a few lines in topogram.yaml, the file beside the program or the one that TOPOGRAM_CONFIG names. Topogram reads metadata only, never images, and never writes to a source.',
  contents: 'On this page',
  copy: 'Copy',
  copyLabel: (what: string) => `Copy the lines for ${what}`,
  copied: 'Copied',
  notCopied: 'The browser did not allow copying. Select the lines and copy them by hand.',
  codeLabel: (what: string) => `Lines of configuration for ${what}`,
  mappingLabel: 'A mapping for a table with one row a patient',
  copyMapping: 'Copy the mapping',
  guides: {
    midrc: {
      title: 'MIDRC, or another Gen3 commons',
      text: 'In the portal, open Profile and create an API key; it comes as a file. Its text goes into an environment variable, never into the configuration. Without credentials only what is open to everybody is read.',
      then: 'Set MIDRC_CREDENTIALS to the text of that file for the server, or write file:credentials.json in its place. A key lasts a month.',
    },
    orthanc: {
      title: 'An Orthanc, or another DICOMweb server',
      text: 'The DICOMweb plugin has to be on; its root is /dicom-web unless it was changed. Names, birth dates and accession numbers are never asked for.',
      then: 'Set PACS_PASSWORD in the environment of the server. For a server with tokens write token: env:PACS_TOKEN in place of the user and password. If the archive moved its dates, add shiftedDates: true.',
    },
    tcia: {
      title: 'The Cancer Imaging Archive (TCIA)',
      text: 'Needs no account. Name collections as TCIA spells them; without the line all are read, which takes long.',
      then: 'Dates in TCIA were moved when it was de-identified; growth is told by the date of release.',
    },
    idc: {
      title: 'NCI Imaging Data Commons (IDC)',
      text: 'Read from its public index, one Parquet file of a few hundred megabytes; needs no account. An index you downloaded works as well: write index: idc_index.parquet.',
      then: 'Collections are spelt as in the index: lower case with underscores.',
    },
    files: {
      title: 'A folder of spreadsheets',
      text: 'CSV, TSV, JSON, NDJSON, Parquet and XLSX. A mapping beside the configuration says which column is what; a download of cases from the MIDRC portal needs none: write preset: midrc-cases in its place.',
      then: 'This is our-mapping.yaml for a table with one row a patient. Every key of a mapping is described in api/connectors/files/README.md.',
    },
  },
  next: {
    title: 'Then',
    steps: [
      { text: 'Try the source. Nothing is published; it says what it would map, reject and not understand.' },
      { text: 'Export and publish it, or press “Run now” on the operations screen.' },
      {
        text: 'Start the server anew after the configuration has changed, so that it knows the source and its schedule.',
      },
    ] as const,
    settings:
      'schedule is a cron expression: minute, hour, day, month, weekday, in timeZone. freshness says when the source counts as stale: after how long without a good run, and how old its newest contribution may be (30m, 12h, 90d, 2w).',
  },
  operations: 'Back to operations',
}
