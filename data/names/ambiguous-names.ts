/**
 * Names that are words or places as well, and say "a person" only beside a name that is nothing else: `Rose Hill` is a
 * place, `Rose Martinez` a person.
 */
const given = `
abilene ace adelaide africa alexandria alpha amber angel april aria art asia aspen august aurora austin autumn bill blaze
brook brooke brooklyn carol carolina cash charity charlotte chase chelsea china christian cliff cole dakota daisy dale dallas dawn
dean destiny drew earl easter eden ester faith fern florence forest frank gene georgia ginger glen grace grant guy hazel
heath heaven holly honor hope houston hunter india iris israel ivy jade jasper jersey jewel jordan joy june king lane laurel
leo lily lincoln louisiana madison major marina martin mason max may maya melody mercy miles misty montana nelson norm
norman olive owen page pat paris parker pearl penny phoenix pierce pilot piper prince ray reed reef rich rod rosa rose ruby
sage sandy savannah scarlett sierra sky skyler stella sterling stone summer sydney tanner taylor terry texas troy unity
ana jack jan kenya may vernon victoria violet virginia wade walker ward warren will willow winter wren young`

const surname = `
adair art austin baker ball banks bass battle bean beach bell berg berry best bird bishop black blood bloom blue bond booth
boston bowers bowman bradford branch bright brooks brown bull burns bush butler camp cannon carlisle carolina case cash
chambers chase christian church clay cline cook cooper core court craft crane cross curry dale daily day dean
denver dickens drake early east england english farmer farms ferry field fields finch fisher fish flood ford
forest foster fountain fox frame france frank free french friend frost fry gage gardner gates gay german glass golden good
grant gray green grey grove guy hand harbor hardy hart head heart hearn hill hills holder holland hood hook hope horn
house houston howard hunter hurst ireland jackson jefferson jordan joy judge kane keen kent key king kirk
knight lake lamb lancaster land lane law leach lincoln little livingston long lord love lovelace mack madison major mark
marks mason massey may mays mercer mercy mill mills monroe moody moon moore moss mountain nash neck
nelson new norfolk norman north oak oxford pace page park parks peace peak pena pike pine pitt plant pollard pool pope porter post pound
powder power powers pratt press price prince proctor pryor rain ray read reed rice rich richmond rivers roach robin rock rocha rose rowan
rush sage salem salt sample sands santiago savage saxon school sharp shields ship short singer skinner slaughter
small smart snow south sparks speed spring springs stanford star stark state steel steele stone strong summers sweet swift tower
travis trent union valentine valley vega villa wade wait wall ward warden warner washington waters webb wells
west wheat white wilder winter winters wise wolf wood woods worth wright york young temple marshall hospital virginia lyon
clinton charles francis stewart berlin bergen paris windsor victoria norwood sutton hamilton wellington durham newman todd nixon
salas camacho costa luna mora sierra reyes santos cruz colon ng le ho das lang gross rich noble
islam paul hull hale li ma do an sow`

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const ambiguousGivenNames = words(given)
export const ambiguousSurnames = words(surname)
