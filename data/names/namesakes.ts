/** Institutions, foundations and collections that bear the name of a person, lower case; chosen from lists of hospitals and universities. */
const written = [
  ...['henry ford', 'johns hopkins', 'john hopkins', 'thomas jefferson', 'robert wood johnson', 'sloan kettering'],
  ...['walter reed', 'fred hutchinson', 'fred hutch', 'm d anderson', 'md anderson', 'william beaumont', 'ben taub'],
  ...['albert einstein', 'george washington', 'martin luther king', 'marie curie', 'pierre et marie curie'],
  ...['louis pasteur', 'gustave roussy', 'claude bernard', 'paul sabatier', 'carlos iii', 'john radcliffe'],
  ...['william harvey', 'queen elizabeth', 'king edward', 'princess margaret', 'princess alexandra', 'prince charles'],
  ...['karl landsteiner', 'robert koch', 'max planck', 'ludwig maximilian', 'paul scherrer', 'charles darwin'],
  ...[
    'james cook',
    'hans rudolph',
    'florence nightingale',
    'virginia mason',
    'scott white',
    'mary hitchcock',
    'mary washington',
  ],
  ...['george mason', 'james madison', 'james graham brown', 'harold simmons', 'anschutz medical', 'jane furse'],
  ...['chris hani baragwanath', 'nelson mandela', 'steve biko', 'charlotte maxeke', 'helen joseph', 'tygerberg'],
  ...['francis crick', 'francis scott key', 'john muir', 'john peter smith', 'john f kennedy', 'jackson memorial'],
  ...['lyndon johnson', 'lawrence livermore', 'harry truman', 'james haley', 'michael debakey', 'jesse brown'],
  ...['edward hines', 'clement zablocki', 'bill gates', 'melinda gates', 'bill melinda gates', 'howard hughes'],
  ...['susan komen', 'susan g komen', 'chan zuckerberg', 'simon fraser', 'wilfrid laurier', 'edgar dunning'],
  ...['ann robert h lurie', 'robert lurie', 'robert h lurie', 'norman regional', 'leonard davis', 'leonard miller'],
] as const

export const namesakes: ReadonlySet<string> = new Set(written)
