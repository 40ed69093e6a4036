run-fighting = fighting { $runs ->
    [one] a war
   *[other] { $runs } wars
} of { $scenario }
run-looking = looking again at the first wars of { $scenario }
run-done = { $runs ->
    [one] one war
   *[other] { $runs } wars
} in { $seconds } s ({ $rate } a second); tables and report in { $folder }
run-report = report: { $path }
run-score = { $inside } of { $targets } targets have all their parts inside the predicted 90 % interval ({ $inside-50 } inside 50 %)
run-outside = outside: { $list }
run-not-due = not due yet when the wars were stopped: { $list }
run-failed = { $count ->
    [one] one war failed; its row says why, and this repeats it
   *[other] { $count } wars failed; their rows say why, and this repeats the first
}: { $command }
explain-rule = rule
explain-parameter = parameter
explain-source = source
explain-side = side
explain-army = army
explain-squadron = squadron
explain-city = city
explain-decider = decider
explain-faction = faction
explain-place = place
explain-leg = leg
explain-formation = formation
explain-ship = ship
explain-plan = plan
explain-truce = truce
explain-issue = issue
explain-option = option
explain-agenda = agenda
explain-conference = conference
explain-temper = temper
explain-event = event
explain-hypothesis = hypothesis
explain-question = question
explain-target = target
explain-decision = decision
explain-unknown = nothing here is called { $id }; `tregua explain` lists everything there is
explain-grade = grade
explain-cites = cites
explain-value = value
explain-prior = prior
explain-from = from
explain-why = why
check-holds = { $name }: { $first } to { $last }
check-places = { $places } places, { $legs } legs ({ $sea } by sea)
check-forces = { $formations } formations in { $armies } armies, { $men } men; { $ships } ships
check-deciders = { $deciders } deciders, { $plans } plans, { $truces } truces, { $decisions } documented decisions
check-parameters = { $all } parameters: { $measured } measured, { $argued } argued, { $assumed } assumed
check-sources = { $sources } sources
check-targets = { $targets } targets in { $parts } parts, held out: { $held-out }
check-coverage = { $covered } of { $statements } statements of the founding texts are carried by the scenario
check-warnings = { $count ->
    [one] one warning
   *[other] { $count } warnings
}
map-unused = cannot draw the map that lies beside the scenario ({ $fault }): reports show a plain sheet until the file is put right
new-done = wrote { $folder }: try `tregua check { $folder }` and `tregua run { $folder }`
bench-line = { $what }: median { $median } { $unit }, { $low } to { $high } over { $runs }
bench-campaign = a free campaign
bench-clone = clone of a world
bench-cores = two cores against one
bench-machine = the same of plain arithmetic (what the machine gives)
bench-day = a day
bench-history = a campaign, as documented
bench-tables = a campaign with talks at tables against one without
why-nothing = nothing happened on { $date } that matches
run-done-resumed = { $runs } wars, { $found } of which lay finished in { $folder }; the rest in { $seconds } s ({ $rate } a second)
run-lay-finished = all { $runs } wars lay finished in { $folder }: none was fought again, and the report is written anew
error-interrupted = interrupted: { $kept } of { $of } wars are kept; the same command with --resume goes on from there
gave-up = warning: the engine gave up in { $count } { $count ->
        [1] war, which is left out: its seed is
       *[other] wars, which are left out: the first has the seed
    } { $seed } ({ $why }){ $command ->
        [none] {""}
       *[given] ; this tells it: { $command }
    }
error-gave-up = the engine gave up in all the wars that would have told: the first has the seed { $seed } ({ $why }); begin anew with another --seed
trace-gave-up = the engine gave up on the next day ({ $why }): please report the command that shows it
error-unfinished = unfinished work lies in { $path } (`{ $command }`): --resume goes on with it, --anew throws it away
error-folder = could not { $what } { $path }: { $cause } (choose another folder with -o)
error-folder-clear = clear
error-folder-make-the-folder = make the folder
error-folder-write = write
error-another = { $path } is of another ensemble ({ $why }): choose another folder with -o, or begin anew with --anew
odd = { $what ->
        [text] text of the scenario
       *[other] { $what }
    } { $there }, not { $here }
error-foreign = { $path } is { $command ->
        [none] not Tregua’s
       *[other] of `{ $command }`
    }: choose another folder with -o, or delete what lies there
error-table-write = could not write { $path }: { $cause } (what was finished before is kept; free some room or choose another folder with -o)
error-table-read = could not read { $path }: { $cause } (it is damaged or not written by Tregua; nothing of it was used: delete it and run again)
error-report = could not write { $path }: { $cause } (the tables beside it are whole: free some room, then the same command with --resume writes the report alone)
error-print = could not print: { $cause }
error-no-scenario = no scenario is called { $name }: give the path of its folder, or begin one with `tregua new NAME`
error-no-such-scenario = no scenario is called { $name }: give the path of its folder, or one of these names: { $shipped }
error-not-a-folder = cannot load { $path }: a scenario is a folder; give the folder that holds scenario.toml
error-unreadable = cannot read { $path }: { $cause }; check that it is there and that you may read it
error-leaves = cannot read { $path }: it leads out of the scenario’s folder; copy the file into the folder
error-too-large = cannot read { $path }: { $bytes } bytes are more than a scenario’s text may have; split or shorten it
error-not-a-file = cannot read { $path }: it is no file; put the text there, or take it out
error-not-utf8 = cannot read { $path }: it is not UTF-8 from byte { $byte } on; save it as UTF-8
error-faults = { $faults } in { $path }; `tregua check { $path }` shows each
error-name = cannot call a war { $name }: use lower-case letters a-z, digits and hyphens, at most 64
error-exists = cannot write { $path }: it is there already; choose another name, or move it away
error-unwritable = cannot write { $path }: { $cause }; check the disk and that you may write there
typed-no-table = on { $date } there is no table: the scenario has no conference, or nobody has found its values (`tregua solve`)
typed-minds = --minds: there are no “{ $typed }” minds; write free, history, appraisal, quantal, or { $first }=history,{ $second }=free
typed-side = --minds: no side is called “{ $typed }”; the sides are { $first } and { $second }
typed-side-twice = --minds: “{ $typed }” comes twice; give each of { $first } and { $second } one kind of mind
typed-day = { $typed } is no day of this war: write a date from { $first } to { $last }, or a number of days from 1 to { $days }
typed-set = --set { $typed }: write NAME=VALUE
typed-set-near = --set { $typed }: there is no parameter of this name; did you mean { $near }?
typed-set-unknown = --set { $typed }: there is no parameter of this name; `tregua explain` lists them all
typed-set-number = --set { $typed }: “{ $value }” is no number
typed-set-twice = --set { $typed }: { $name } is set already; leave one of the two out
explain-near = nothing here is called { $id }; did you mean { $near }? (`tregua explain` lists everything there is)
explain-by = chosen by
explain-wants = wants
explain-never = never
explain-stands = Stands in { $file } (line { $line })
explain-written = As { $file } has it (line { $line })
explain-held = held by
explain-for = would speak for it
explain-against = would speak against it
explain-measure = measured by
explain-tolerance = tolerance
explain-use = use
explain-held-out = kept apart from every fit
explain-not-held-out = may be fitted
explain-says = Says
explain-reads = Reads
explain-leaves-out = Leaves out
unit-1 = 1
unit-kg = kg
unit-km = km
unit-day = days
unit-person = people
unit-per-day = day
unit-per-person = person
grade-measured = measured
grade-argued = argued
grade-assumed = assumed
shape-uniform = flat
shape-loguniform = flat on the logarithm
shape-triangular = peaked at the value
shape-fixed = fixed
why-silent = Changes without words (--effects shows them): { $list }
talks-temperature = At a temperature of choice of { $temperature } in every war:
solve-fighting = finding values for { $scenario }
solve-hopes = hope
solve-fears = fear
solve-start = start { $number } (truce: the first side in { $first }, the second in { $second }; war: both in { $war }): the values still moved by { $residual } of the range; apart from each start by { $apart }; ends as start { $group } does
solve-groups = { $same ->
    [true] All starts end in the same values: one equilibrium was found.
   *[other] The starts end in { $groups } different sets of values: whatever rests on values must be told for each.
}
solve-round = round { $round }: { $evenings } evenings, { $pairs } pairs with and without a truce; the values still moved by { $residual } of the range
solve-finding = { $agrees ->
    [true] agrees 
   *[other] DIFFERS
  } { $what ->
    [truce] a truce
   *[other] the war
  } as { $viewer } sees it { $own ->
    [true] for himself
   *[other] for { $whose }
  }: bias { $bias }, slope { $slope }, { $foreseen } % foreseen, { $feature } strays by { $stray } ({ $evenings } evenings of { $wars } fresh wars)
solve-kept = the values agree with fresh wars and are kept in { $path }
solve-none = no values were found: in { $rounds } rounds of { $wars } wars nobody who can be at the head of a side had { $fewest } evenings without a truce and as many pairs with and without one; try more --wars
solve-refused = the values do not agree with fresh wars yet, so they are not kept and nobody can play by them; try more --wars or --rounds
audit-fighting = fighting on from { $scenario }
audit-how = What the wars said of their talks. Numbers are hundredths of the way from a head's worst war to his best: what a pact adds for whoever speaks, for the other as he believes, and what he hopes for by going on.
audit-war = War { $war } (seed { $seed }): talks opened { $talks }, offers { $offers }, signatures { $signed }
audit-date = date
audit-conference = conference
audit-own = for him
audit-theirs = the other
audit-hope = going on
audit-what = what
audit-trials = Signatures: what came of them, less what came of a refusal that day, in continuations that share fresh luck and in which nothing more is agreed
audit-signed = war { $war }, { $date }: { $terms }
audit-gain = { $head } { $accepted ->
    [true] (accepted)
   *[other] (offered)
  }: expected { $expected }, came { $gain }: { $t } standard errors; { $alike } with the spread between wars that look alike
audit-accepted = { $holds ->
    [true] HOLDS
   *[other] FAILS
  }: no package accepted in play was worse to its accepter than fighting on by more than four standard errors, the spread between wars that look alike counted ({ $alike } of { $heard } were; { $worse } by the luck of the continuations alone, to the worst served it added { $worst }; on the mean of all accepters it added { $gain } where { $expected } were expected)
audit-none-accepted = HOLDS: nothing was accepted in these wars
audit-regret = Regret of { $answers } answers at tables that were given both ways: { $regret } of what was at stake, in hundredths (0.05 is what a good fit of a small game leaves; so few answers tell only gross misjudgement from it)
audit-evenings = Evenings: what a head expected of fighting on, and what came of fresh continuations
audit-evening = war { $war }, { $date }  { $head }  expected { $expected }, came { $came }: { $alone } standard errors; { $alike } with the spread of { $spread } between wars that look alike
audit-straying = { $whose ->
    [one] { $head }
   *[other] All
  }: { $looks } looks, bias { $bias }, slope { $slope }
audit-expected = { $holds ->
    [true] HOLDS
   *[other] FAILS
  }: what heads expect agrees with what comes within four standard errors on at least 95 % of the evenings, the spread between wars that look alike counted ({ $alike } % of { $looks } looks; { $alone } % by the luck of the continuations alone)
error-no-run = there is no run in { $path }: give the folder that “tregua run” wrote, with run.json in it
error-audit-another = cannot hear this run: it was fought with { $why }; fight it anew, then hear it
error-audit-minds = cannot hear this run: its minds are { $minds }, and only where both sides go by values (--minds quantal, or free where a scenario has values) is anything accepted for what it is worth
error-missing = { $path } is not there: { $kind ->
        [posterior] nobody has fitted this scenario; `tregua fit { $name }` does, `--theta prior` needs none
       *[values] nobody has found values for this scenario; “tregua solve { $name }” does, “--minds appraisal” needs none
    }
error-damaged = cannot use { $path } ({ $what }); { $kind ->
        [posterior] `tregua fit { $name }` makes it anew, `--theta prior` needs none
        [solve] “tregua solve { $name } --anew” begins anew
       *[values] “tregua solve { $name }” makes it anew, “--minds appraisal” needs none
    }
error-stale = { $path } was found { $of }; { $kind ->
        [posterior] `tregua fit { $name }` fits what stands there now, `--theta prior` needs none
        [solve] “tregua solve { $name } --anew” begins anew
       *[values] “tregua solve { $name }” finds values for what stands there now, “--minds appraisal” needs none
    }
stale-scenario = for the scenario { $there }
stale-text = for an earlier text of the scenario
stale-model = for model { $there }
stale-effort = with { $why }
damage-unread = { $cause }
damage-garbled = it is not as Tregua wrote it, from line { $line }, column { $column } on
damage-changed = its numbers are not those that were found
damage-no-decider = it speaks of a decider who is not there
damage-terms = a value has too many or too few terms
damage-no-numbers = it speaks of numbers that are not there
damage-draw = a draw has too many or too few numbers
damage-range = a draw lies outside the ranges of the scenario
error-unfinished-solve = an unfinished search lies in { $path } ({ $rounds } of { $of } rounds): --resume goes on with it, --anew throws it away
error-interrupted-solve = interrupted: { $rounds } of { $of } rounds are kept; the same command with --resume goes on from there
error-stopped = interrupted: nothing was written
table-holds = { $name }: { $issues ->
    [one] one issue
   *[other] { $issues } issues
}, { $packages ->
    [one] one package
   *[other] { $packages } packages
}
table-issue = { $name }: { $options }
table-range = from { $low } to { $high }, { $count } options
table-party = { $name }: not agreeing is worth { $reservation }; an agreement at the end of the talks is worth { $discount } of one at once
table-disagreement = Here not agreeing is worth { $first } to { $first-name } and { $second } to { $second-name }.
table-counts = { $efficient } packages are efficient; { $rational } of { $packages } are worth at least as much to both as not agreeing, { $both } of the efficient ones among them.
table-none = No package is worth as much to both as not agreeing.
table-ideal = ideal
table-nash = Nash
table-kalai-smorodinsky = Kalai–Smorodinsky
table-egalitarian = egalitarian
table-welfare = welfare
table-frontier = Efficient packages:
table-more = … { $more } more between these; --json lists all
table-offers = Offers on record (worth to the first · to the second; † one of them may not or will not sign it):
table-svg = utility plane: { $path }
table-efg = game tree of { $nodes } nodes, { $rounds } rounds over { $offers } efficient packages: { $path }
error-no-domain = no domain at { $path }: give a folder of GENIUS files, or a .toml or .xml file; for the table of a war give --day
error-domain-too-large = cannot read { $path }: { $bytes } bytes are more than a domain’s text may have; shorten it
error-domain-faults = { $faults } in { $path }; `tregua table { $path }` shows each
typed-disagreement = --disagreement { $typed }: write two numbers, U1,U2
typed-parties = --parties { $typed }: name two different parties of these: { $names }
typed-tree = a tree of { $rounds } rounds over { $offers } efficient packages would have { $nodes } nodes, more than { $most }: lower --rounds, or raise --disagreement so that fewer packages are left
typed-tree-empty = no package is worth as much to both as not agreeing: there is nothing to offer in a tree; lower --disagreement
theory-what = number
theory-expected = theory
theory-got = found
theory-error = error
theory-tolerance = allowed
theory-fault = 5 % fault
theory-seen = seen
theory-unseen = not seen
theory-fails = FAILS
theory-yes = yes
theory-no = no
theory-all-pass = tests: { $tests }, numbers: { $checks }; all as theory says
theory-some-fail = tests: { $tests }, numbers: { $checks }; not as theory says: { $failed }
theory-t01 = Alternating offers
theory-t02 = Outside option
theory-t03 = Risk of breakdown
theory-t04 = Nash's bargaining solution
theory-t05 = Kalai–Smorodinsky, egalitarian and utilitarian points
theory-t06 = Smoothed demand game
theory-t07 = Sealed offers with private values
theory-t08 = Bargaining range
theory-t09 = Risk and return with an unknown cost
theory-t10 = Power against the status quo
theory-t11 = Two kinds of enemy
theory-t12 = Shifting power
theory-t13 = What battles teach
theory-t14 = Screening while fighting
theory-t15 = Ever softer offers
theory-t16 = War of attrition
theory-t17 = Logit equilibrium of two by two moves
theory-t18 = Quantal response in a crisis
theory-t19 = Whether the search converges
theory-t20 = A war for forts
theory-t21 = Two beliefs about one war
theory-t22 = Lanchester's square law
theory-t23 = Lanchester's linear law
theory-t24 = Deitchman's guerrilla law
theory-t25 = Epidemics, couriers and letters
theory-b1 = Bar: matching pennies, 9 against 1
theory-b2 = Bar: an ultimatum over 10
theory-b3 = Bar: alternating offers without an end
theory-b4 = Bar: war and parley
theory-b5 = Bar: ruin
theory-b6 = Bar: Poisson or geometric
theory-b7 = Bar: one normal inside another
theory-b8 = Bar: moving average of order one or two
theory-b9 = Bar: three intents of a man who moves by logit
typed-theory = there is no test called “{ $typed }”: they are { $first } to { $last }, and { $first-bar } to { $last-bar }

whatif-fighting = what if, in { $scenario }
whatif-page = page: { $path }
whatif-never = nothing came of `{ $question }`: what it orders could be ordered in none of { $pairs } wars within a fortnight; ask for another day, or see with `tregua explain` when the plan is on a menu
whatif-alone = with so few --pairs all share their past: they are one witness, and its spread is not known (give at least --pairs { $least }, better { $better })
whatif-idle = nothing came of `{ $question }`: in none of { $pairs } wars could it make a difference (whoever it concerns is not in office then, the plan lies on no menu, nothing of the kind is offered, or no letter rides: ask for another day, or see with `tregua explain` when the plan is on a menu)
whatif-no-questions = `{ $scenario }` has no questions of its own: ask one with --at DATE --do DEED, or write `questions.toml`
typed-question = no question is called `{ $typed }`; there are { $list }
deed-verb = `{ $typed }` is nothing that can be done ({ $meant ->
        [none] write one of { $all }
       *[other] did you mean `{ $meant }`?
    })
deed-unknown = no { $kind ->
        [plan] plan
        [event] event
        [side] side
       *[parameter] parameter
    } is called `{ $typed }` ({ $meant ->
        [none] name one of `{ $file }`
       *[other] did you mean `{ $meant }`?
    })
deed-pact = nothing that can be signed is called `{ $typed }` ({ $meant ->
        [none] name a truce of `talks.toml`, or a package as AGENDA/OPTION/OPTION
       *[other] did you mean `{ $meant }`?
    })
deed-package = nothing that can be signed is called `{ $typed }` (an option for each of { $issues }, in this order; such as `{ $example }`)
deed-by-whom = it is not said by whom: `{ $typed }` (end with `by { $one }` or `by { $other }`)
deed-to-what = `{ $typed }` does not say to what (write `set NAME=VALUE` or `set NAME*FACTOR`)
deed-how-far = `{ $typed }` does not say how much (write `news EVENT=JUMP`)
deed-no-news = `{ $typed }` moves no balance (one of { $all })
deed-no-number = `{ $typed }` is no number (write it like 0.25)
deed-beyond = `{ $name }` cannot be { $becomes } (from { $least } to { $most }{ $unit }; likely is { $low } to { $high })
deed-too-far = `{ $name }` cannot move the balance by { $jump } (from -{ $limit } to { $limit }: ten times what news does)
deed-too-late = `{ $plan }` can be chosen until { $until } only (ask for an earlier day)
deed-happened = `{ $event }` has happened on { $on } (ask for an earlier day)
deed-outside = { $at } lies outside the war (from { $from } to { $to })
deed-against = `{ $one }` and `{ $other }` cannot both be done (leave one of them out)
deed-nothing = nothing would be otherwise (say what is done)
typed-date = `{ $typed }` is no date: write YYYY-MM-DD
advise-trying = trying choices, in { $scenario }
advise-absent = he takes no part in this war on that day: ask for another day, another --seed, or somebody else
advise-gave-up = the engine gave up in his war, of the seed { $seed } ({ $why }): this tells it: { $command }; ask with another --seed
advise-rare = he takes part in { $there } of { $of } wars on that day only, too few to say anything: ask for another day or for more --wars
advise-kept = kept in { $path }
typed-decider = nobody called `{ $typed }` decides here; there are { $list }
solve-exploit = { $head }, whose side chooses { $times } times as sharply against the other as it is: gains { $gain } of his range ({ $wars } pairs of wars)
# Weighing rival readings
weigh-fighting = Weighing { $question }
weigh-kept = The page is { $path }
error-no-question = hypotheses.toml asks no question `{ $typed }`; it asks: { $all }
error-same-reading = { $reading } changes nothing: { $what } in the scenario already; change its `overrides` in hypotheses.toml, or leave them empty
error-readings-alike = { $one } and { $other } change the same: no record can tell them apart; set other `overrides` for one of them in hypotheses.toml
error-alone = `{ $question }` has { $readings ->
    [none] no reading
   *[one] one reading alone
} with `overrides`, and weighing takes two; add a rival to hypotheses.toml
theory-b10 = Bar: shares of variance
theory-b11 = Bar: 20 numbers fitted to 30 facts
matters-fighting = fighting the wars of { $scenario } that tell what matters
fit-fighting = fitting the numbers of { $scenario }
fit-laid = laid down: folds with digest { $digest }; keep fit/looks.json with the scenario
fit-kept = the posterior is kept in { $path }; `tregua run` draws from it unless told otherwise
fit-aside = wars should not be drawn from this posterior: it is in { $path }, not beside the scenario; --keep puts it there all the same
fit-lacks-chains = falls short: the chains cannot be trusted (R-hat above 1.05, or fewer than 400 independent draws); try more --scan, --points or --steps, or fewer --numbers
fit-lacks-foresight = falls short: with fitted numbers what was held out is foreseen no better than with numbers from their ranges, or by no more than luck can make; or fewer than six targets were held out to tell it by
fit-lacks-agreement = falls short: the chains agree less than they should (R-hat above 1.01); try more --steps
fit-lacks-emulator = falls short: in its worst fact more than one war of a hundred lies beyond three deviations of the emulator; try more --points
fit-lacks-known = falls short: known numbers are found more or less often than they should be
error-damaged-folds = cannot use { $path }: { $what }
error-folds-not-laid = the folds of { $path } are not laid down: `tregua fit { $name } --lay-folds` does that once, before anything is fitted
error-folds-gone = the folds that were laid down in { $path } with digest { $there } are gone: put the file back, or write others and lay these down with `tregua fit { $name } --lay-folds`; looks at what was left out are counted on
error-folds-altered = the folds of { $path } have digest { $here }, and those that were laid down { $there }: put them back, or lay these down with `tregua fit { $name } --lay-folds`; looks at what was left out are counted on
