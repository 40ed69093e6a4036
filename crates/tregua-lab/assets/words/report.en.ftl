# The report.
lang-name = English
report = Report on { $wars } simulated wars
switch = Language
contents = Contents
generated = Written by Tregua { $version }, model { $model }. One file; nothing is loaded from elsewhere.

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
days-short = d
unit-day = days
unit-person = persons
unit-one = times
unit-per-day = a day
unit-person-per-day = persons a day
unit-stock = days of full need
unit-price = times the price of quiet days
unit-zero-one = from 0 to 1

# 1
title-summary = What was run, and the answer
answer-coverage = Of the { $all } things recorded that can be held against a simulated war, { $inside-90 } lie inside the range of nine wars in ten, and { $inside-50 } inside that of every other war; of the { $held-all } kept apart from every fit, { $held-in } lie inside the wider range. If the record were itself one of these wars, { $low-90 } to { $high-90 } and { $low-50 } to { $high-50 } of { $all } would be expected.
answer-falls = { $place } is lost in { $share } of the wars, in the middle one on { $middle }, and in nine of ten between { $early } and { $late }.
answer-falls-early = { $place } is lost in { $share } of the wars, in the middle one on { $middle } and in nine of ten between { $early } and { $late }; the record has it on { $recorded }, { $off } days later than the middle war, and { $earlier } of all wars lose it sooner than was the case.
answer-falls-late = { $place } is lost in { $share } of the wars, in the middle one on { $middle } and in nine of ten between { $early } and { $late }; the record has it on { $recorded }, { $off } days sooner than the middle war, and { $earlier } of all wars lose it sooner than was the case.
answer-never-falls = { $place } is lost in none of the wars.
answer-endings = When the simulated wars stop, on { $last }, the { $side } hold { $capital } in { $holds-capital } of them and { $fort } in { $holds-fort }; there was a truce in { $truce }, a battle in { $battle }, and officers had turned out the leader of the { $first } in { $coup-first } and of the { $second } in { $coup-second }.
run-scenario = Scenario and digest of its text
run-days = Days fought
run-wars = Wars
run-wars-value = { $runs }, seeds { $first } to { $last }
run-minds = Who decides
minds-history = play the documented decisions
minds-appraisal = choose for themselves
run-theta = Numbers
theta-prior = drawn from their ranges for each war
theta-default = the scenario’s own values in every war
run-set = Set by hand
run-failed = Wars in which the engine gave up
run-model = Model and version
run-command = To fight them again

# 2
title-theatre = The theatre
theatre-how = Counters with colour stand where the middle war had them: war { $number } (seed { $seed }), the one whose numbers lie nearest to the medians of all. Open counters stand where the scenario’s data say that an army was. The bar under a counter shows its fit men.
theatre-day = Day shown
theatre-caption = { $date }. { $solid } bodies in the field in the middle war, { $ghosts } places of the record.
theatre-where = { $army }: { $simulated }; in the record { $recorded }.
theatre-both = { $army }: at { $place } in both.
theatre-gone = not in the field
theatre-near = near { $place }
theatre-at-sea = at sea near { $place }
theatre-list = Where the recorded armies stood in the middle war

# 3
title-record = The record
record-how = Every row is one thing recorded. The strip shows it in its own tolerances: the record stands in the middle, the grey field is one tolerance to each side, the thin bar holds nine wars in ten, the thick bar every other war, the tick is the middle war; an arrow says that it goes on beyond five tolerances.
record-number = No.
record-what = What is recorded
record-recorded = Recorded
record-simulated = Simulated: median, 90 %, 50 %
record-strip = Tolerances from the record
record-happens = Happens in
record-crps-long = Continuous ranked probability score, in tolerances: 0 is perfect, 1 is as far off as the record is uncertain
record-inside = Record inside
record-at-most = at most { $value }
record-never = hardly ever
record-held-out = Kept apart
record-held-out-why = These were set aside before anything was fitted; they are the only fair examination.
record-score = Score
inside-50 = 50 %
inside-90 = 90 %
inside-not = outside
score-fit = others
score-held-out = kept apart
score-all = all
score-band = expected if the record were one of these wars
score-90 = Inside 90 %
score-50 = Inside 50 %
score-crps = Mean CRPS, in tolerances
score-count = { $inside } of { $all } ({ $share })
score-note = A target counts as inside if all its parts are. What is compared is what a recorder of the simulated wars would have written, that is with the tolerance added. Targets hang together (a late landing makes many things late): the last column takes that into account by letting each simulated war in turn be the record, and gives the range of nine cases in ten; differences within it are silence.
score-silent = { $parts } parts have no CRPS, because they happen in fewer than 5 % of the wars.
ranks-title = Rank of the record among the wars
ranks-note = { $parts } parts. Flat within the grey band would be right; heaps at both ends say that the wars agree too much with one another, a heap at one end that they lean to one side.

# 4
title-fans = Day by day
fans-how = Light: nine wars in ten. Dark: every other war. Line: the middle of each day. From { $runs } wars. The broken upright line is the day on which the record has the capital fall.
fans-marks = Dots are recorded values with their tolerance, in the colour of their side; hollow dots count one camp only and must lie below the side’s whole. A straight black line is a recorded rate, drawn from the middle war on.
series-fit = Fit men
series-sick = Sick in bed
series-disabled = Sick and convalescent
series-dead_of_sickness = Dead of sickness so far
series-deserted = Deserted so far
series-morale = Morale
series-hunger = Hunger
series-price = Price of bread
series-stock = Stock of food
series-opinion = Opinion for the change, mean of the places
series-guerrillas = Guerrillas in arms
series-change = Long-run chance of the change

# 5
title-endings = How the wars end
falls-title = { $place } is lost
falls-never = Never: { $share }.
coups-title = The officers turn out the leader of the { $side }
coups-never = None: { $share }.
share-of-wars = share of the wars
share-in-bins = share of the wars, %, in bins of { $days } days
recorded-on = record: { $date }
ends-holders = Who holds what at the end
ends-battles = Battles
ends-truces = Truces
ends-coups = Coups
holds-both = { $side } both { $capital } and { $fort }
holds-one-each = { $capital }: { $first }; { $fort }: { $second }
count-none = none
count-one = one
count-two = two
count-more = three or more
truce-broken = a truce broken
coup-of = { $side }: leader turned out

# 6
title-decisions = Decisions
decisions-how = For each documented choice: the share of the wars in which its decider chose the same, no more than { $days } days before or after the time in which the record has it, with its Monte Carlo error; and the share in which it was chosen at any time.
decisions-drift = On the sides that play history there are { $decisions } documented choices; on average { $drifted } of them were given up in a war because it had drifted too far for them to make sense.
decisions-what = Choice
decisions-recorded = Recorded
decisions-as-recorded = Chosen as recorded
decisions-any-time = At any time
decisions-median = Median first day
decisions-emergent = Not chosen by a decider, but brought about by a rule
decisions-happens = Happens as recorded

# 7
title-assumptions = Assumptions
assumed-counts = The rules read { $all } numbers. { $measured } are measured or fitted to counts, { $argued } are argued from sources that do not give them, { $assumed } are plain judgement. { $fixed } are held fixed; all others have a range.
matter-title = Which numbers matter
matter-how = Rank correlation of each number with an outcome across { $wars } wars, the eight strongest; a star marks an assumed one. Inside the grey band (±{ $noise }) even the strongest of all could be luck. Whiskers are one standard error.
matter-default = All wars used the same numbers, so nothing can be said here; run with --theta prior.
matter-none = { $clear } numbers stand out of the noise somewhere; none of them is assumed.
matter-some = { $clear } numbers stand out of the noise somewhere; { $assumed } of them are assumed: { $names }. These are the ones worth a historian’s time.
rank-correlation = rank correlation, −1 to 1
outcome-fall = Later fall of { $place }
outcome-distance = Farther from the record
outcome-men = More men left to the { $side }
outcome-dead = More { $side } dead of sickness
assumed-title = The assumed numbers
assumed-list = All { $count } assumed numbers, with the reason given for each
assumed-name = Number
assumed-value = Value
assumed-prior = Range
assumed-why = Why (as the scenario says it)
prior-fixed = fixed

# 8
title-worst = The five that come off worst
worst-how = In order: what hardly ever happens, then by CRPS. The reasons are read off the tables by rule and are no more than likely.
worst-values = Recorded { $recorded }; middle war { $middle }; CRPS { $crps } tolerances.
worst-held-out = (kept apart)
why-never = It hardly ever happens: in { $share } of the wars.
why-seldom = It happens in { $share } of the wars only.
why-by-rule = No plan orders it: it follows from rules.
why-not-chosen = What would lead to it is hardly ever chosen ({ $any } of the wars). Nearest: { $plans }.
why-not-carried = What could lead to it is chosen in { $any } of the wars, but it comes of it in { $happened } only: something on the way fails. Chosen: { $plans }.
why-chosen-seldom = What leads to it is chosen in { $any } of the wars: { $plans }.
why-centred = The middle war is right; it is the spread that is wrong.
why-early = The middle war is { $days } days too early, { $tolerances } tolerances.
why-late = The middle war is { $days } days too late, { $tolerances } tolerances.
why-low = The middle war is too low by { $tolerances } tolerances.
why-high = The middle war is too high by { $tolerances } tolerances.
why-narrow = The wars agree with one another more than they should: their spread is { $sd } tolerances.
why-wide = The wars say little: their spread is { $sd } tolerances.
why-theta-fixed = All wars used the same numbers, so none can be blamed.
why-no-number = No single number moves it beyond the noise (±{ $noise }): look to a rule or a plan.
why-number-lower = It moves most with { $name } ({ $says }; rank correlation { $rho } ± { $error }): a lower value would bring it nearer.
why-number-higher = It moves most with { $name } ({ $says }; rank correlation { $rho } ± { $error }): a higher value would bring it nearer.

# 9
title-sources = Sources
sources-how = Every number of the scenario names its sources; { $count } of them are listed here, and tregua explain ID shows each.
sources-list = All { $count } sources

# 10
title-repeat = How to repeat every number
repeat-how = The same command gives the same rows to the last bit, on any number of threads.
repeat-one = The middle war alone, day by day (seed { $seed }):
repeat-tables = Every number above is read off two tables that lie beside this page, runs.parquet (a row a war) and fans.parquet (quantiles of each day). Units stand in their metadata.
repeat-all = All { $count } columns of runs.parquet
column-run = number of the war in the ensemble, and its seed
column-failure = what went wrong, if the engine gave up; empty otherwise
column-record = what was measured of each target, in its unit; dates are days since day 0; missing if it did not happen
column-end = how the war stood on its last evening
column-plan = day on which each plan was first chosen
column-decision = day on which each documented choice was taken as recorded
column-theta = the number that this war used
column-fans = quantiles of each daily series
