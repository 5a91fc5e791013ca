/**
 * Common surnames, lower case and without marks on letters. US Census Bureau, Frequently Occurring Surnames from the 2010
 * Census; common names of other countries as their statistical offices list them. Names that are words or places as
 * well are in ambiguous-names.ts.
 */
const written = `
abbott abdi abdullah abebe abubakar acevedo acosta adams adebayo adeyemi agarwal aguilar aguirre ahmad ahmed akhtar
akter alexander alfaro ali allen almeida alonso alvarado alvarez amin anderson andersson andersen andrade andrews ansari antonov
aquino arias arnold arroyo asante ashraf atkins atkinson avila ayala aydin aziz bailey bajwa baldwin ballard banerjee
barber barbosa barnes barnett barrera barrett barron barton basu bauer bautista becker begum bell beltran benitez
bennett benson bernard bhatt bianchi biswas blackwell blair blanc blanco bonilla boyd boyle bradford bradshaw brandt
bravo brennan briggs brooks browning bruno bryant buchanan buckley burgess burke burnett burton
byrne caballero cabrera cain calderon caldwell calhoun callahan camacho cameron campbell campos cannon cantu
cardenas carlson carpenter carr carrillo carroll carson carter carvalho casey castaneda castillo
castro cervantes chan chandra chang chapman charles chaudhary chaudhry chavez chen cheng chopra choi chowdhury chowdhary christensen chung
cisneros clark clarke clayton cohen cole coleman collier collins colombo colon connor conner conway cooper
cortes cortez costa costello cox craig crawford cruz cummings cunningham curry
curtis da-silva dalton daniels das davenport davidson davies davis dawson de-leon deleon delgado demir desai diallo diaz
dias dickerson dietrich dixon doe dominguez donovan dos-santos dougherty douglas doyle dubois dudley duffy
dunn duran durand dyer eaton edwards elliott ellis ellison eriksson erickson escobar esparza espinosa espinoza estes
estrada evans farley farrell ferguson fernandes fernandez ferrari ferreira fernando figueroa fischer fitzgerald
fitzpatrick fleming fletcher flores flynn fofana foley fonseca fournier franco franklin fraser frazier
freeman friedman fuentes fujita fuller gallagher gallegos galvan garcia garner garrett garrison
garza gentry george ghosh gibbs gibson gilbert giles gill gilmore glenn goldberg goldstein gomes gomez gonzales
gonzalez goodman goodwin gordon goswami gould graham graves greene greer gregory griffin
griffith grimes gross guerra guerrero gupta gutierrez guzman haddad hahn hale hall hamilton hammond hancock
hanna hansen hanson hardin harmon harper harrell harrington harris harrison hartman
harvey hassan hashimoto hawkins hayashi hayden hayes heath hebert henderson hendricks henry hensley herman
hernandez herrera herring hess hester hickman hicks higgins hinton ho hobbs hodge hodges hoffman hoffmann
hogan holloway holmes horton hossain houston howell hu huang hubbard
huber hudson huerta huffman hughes hull humphrey hunt hurley hussain hussein hutchinson ibarra ibrahim inoue
islam ito ivanov ivanova jackson jacobs jacobson jain james jankowski jansen jarvis jefferson jenkins jennings jensen
jimenez johansson johns johnson johnston jones jordan joseph joshi juarez jung kamau kamara kang kaplan kapoor
kato kaur kaya keller kelley kelly kemp kennedy kent kerr khalil khan kim kirk klein kline
knapp knox kobayashi koch kovac kovacs kowalczyk kowalska kowalski kozlov kramer krause krishnan krueger kumar kuznetsov lam
lambert landry lang larsen larson larsson laurent lawrence lawson le leblanc lee lefebvre lehmann leon leonard leroy
lester levy lewandowski lewis li lim lin lindqvist lindsey liu livingston lloyd logan lopes lopez lowe lowery lozano
lucas lucero luna lynch lynn lyons macdonald macias mahmoud mahoney maldonado malik malone mann marquez marsh
marshall martin martinez martins martinelli mason massey mathews mathis matthews maxwell mayer maynard mbeki mcbride
mccall mccann mccarthy mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdowell mcfarland mcgee mcgrath
mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mcknight mclaughlin mclean mcmahon mcmillan mcneil mcpherson
medina mehta mejia melendez melton mendes mendez mendoza mensah mercado merritt meyer meyers meza michael middleton miles
miller mills miranda mishra mitchell mohamed mohammed mohammad monroe montes montgomery montoya mora morales moran
moreau moreno moretti morgan morin morozov morris morrison morrow morse morton moses mosley moss moyer mueller muhammad mukherjee muller
mullen mullins munoz murillo murphy murray mutua mwangi myers nair nakamura nash navarro ndiaye neal
nelson newman newton ng nguyen nichols nicholson nielsen nielson nkosi noble nolan norman norris norton novak novakova
nowak nunez nwosu obrien ochoa oconnell oconnor odonnell odom odonkor ogawa okafor okeke okonkwo olsen olson olsson
omar oneal oneill onyango opoku orozco ortega ortiz osborn osborne osei owusu ozturk pace pacheco padilla
palmer papadopoulos park parker parks parra parrish parsons patel patil patrick patterson patton
paul payne pearson peck pedersen pena pennington pereira perez perkins perry peters petersen peterson petersson petrov petrova
petrovic petty phelps phillips pierce pinto pitts poole popescu popov potter powell powers prasad preston
prince pruitt pugh qureshi quinn ramirez ramos ramsey randall randolph rangel rao rasmussen
ravi reddy reese reeves reid reilly reyes reynolds rhodes ribeiro ricci rich richard richards
richardson richmond richter riddle riggs riley rios ritter rivas rivera rivers roach robbins roberson roberts robertson
robinson robles rocha rodgers rodrigues rodriguez rogers rojas rollins romano romero rosales rosario ross rossi
roth rousseau rowe rowland roy rubio ruiz rush russell russo ryan sahin salas salazar salgado salinas
samuel sanchez sanders sandoval sanford santana santiago santos sato saunders schaefer schmidt
schmitt schneider schroeder schultz schulz schwartz schwarz sellers serrano sethi sexton shaffer shah shapiro sharma
shaw sheikh shelton shepard shepherd sheppard sherman shields shimizu short siddiqui silva simmons simon simpson sims
singh singleton skinner smirnov smith snow snyder sokolov solis solomon soto sousa souza
sow sparks spencer stafford stanton stark steele stein stephens stephenson stevens stevenson stewart stokes
stout strickland suarez sullivan sutton suzuki svensson swanson sweeney sweet
szabo takahashi tan tanaka tang tanner tate taylor teixeira terrell tesfaye thapa thomas thompson thornton tkachenko todd
torres townsend toure tran travis trevino trujillo tucker turner tyler underwood valdez valencia valentine valenzuela
vance vang vargas varma vasquez vaughn vazquez vega velasquez velez verma villa villanueva villarreal
vincent vogel volkov vu wade wagner walker wallace waller walsh walter walters walton wang ware warner warren
washington watanabe waters watkins watson watts weaver webb weber webster weiss welch
wheeler whitaker whitehead whitney wiggins wilcox wilder wiley wilkerson wilkins wilkinson
williams williamson willis wilson winters wise witt wojcik wolf wolfe wong woodard woodward
wu wyatt xiao xu yamada yamamoto yamaguchi yang yates ye yildiz yilmaz yoder yoon york yoshida yu zamora zapata
zavala zhang zhao zheng zhou zhu zielinski zimmerman zulu zuniga`

export const surnames: ReadonlySet<string> = new Set(written.trim().split(/\s+/))
