run-fighting = fighting { $runs } wars of { $scenario }
run-done = { $runs } wars in { $seconds } s ({ $rate } a second); tables and report in { $folder }
run-report = report: { $path }
run-score = { $inside } of { $targets } targets have all their parts inside the predicted 90 % interval ({ $inside-50 } inside 50 %)
run-outside = outside: { $list }
run-failed = { $count } wars failed; their rows say why, and this repeats the first: { $command }
explain-rule = rule
explain-parameter = parameter
explain-source = source
explain-plan = plan
explain-target = target
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
check-warnings = { $count } warnings
new-done = wrote { $folder }: try `tregua check { $folder }` and `tregua run { $folder }`
bench-line = { $what }: median { $median } { $unit }, { $low } to { $high } over { $runs }
bench-campaign = a free campaign
bench-clone = clone of a world
bench-cores = two cores against one
bench-day = a day
bench-history = a campaign, as documented
why-nothing = nothing happened on { $date } that matches
run-done-resumed = { $runs } wars, { $found } of which lay finished in { $folder }; the rest in { $seconds } s ({ $rate } a second)
run-lay-finished = all { $runs } wars lay finished in { $folder }: none was fought again, and the report is written anew
error-interrupted = interrupted: { $kept } of { $of } wars are kept; the same command with --resume goes on from there
error-folder = could not { $what } { $path }: { $cause } (choose another folder with -o)
error-folder-clear = clear
error-folder-make-the-folder = make the folder
error-folder-write = write
error-folder-read = read
error-another = { $path } is of another ensemble ({ $why }): choose another folder with -o, or leave out --resume to begin anew
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
error-not-utf8 = cannot read { $path }: it is not UTF-8 from byte { $byte } on; save it as UTF-8
error-faults = { $faults } in { $path }; `tregua check { $path }` shows each
error-name = cannot call a war { $name }: use lower-case letters a-z, digits and hyphens, at most 64
error-exists = cannot write { $path }: it is there already; choose another name, or move it away
error-unwritable = cannot write { $path }: { $cause }; check the disk and that you may write there
typed-minds = --minds: there are no “{ $typed }” minds; write free, history, appraisal, quantal, or { $first }=history,{ $second }=free
typed-side = --minds: no side is called “{ $typed }”; the sides are { $first } and { $second }
typed-day = { $typed } is no day of this war: write a date from { $first } to { $last }, or a number of days from 1 to { $days }
typed-set = --set { $typed }: write NAME=VALUE
typed-set-near = --set { $typed }: there is no parameter of this name; did you mean { $near }?
typed-set-unknown = --set { $typed }: there is no parameter of this name; `tregua explain` lists them all
typed-set-number = --set { $typed }: “{ $value }” is no number
typed-set-far = --set { $typed }: this is far outside its range, { $range }
explain-near = nothing here is called { $id }; did you mean { $near }? (`tregua explain` lists everything there is)
explain-by = chosen by
explain-tolerance = tolerance
explain-use = use
explain-held-out = kept apart from every fit
explain-not-held-out = may be fitted
explain-days = days
grade-measured = measured
grade-argued = argued
grade-assumed = assumed
shape-uniform = flat
shape-loguniform = flat on the logarithm
shape-triangular = peaked at the value
shape-fixed = fixed
why-silent = Changes without words (--effects shows them): { $list }
solve-fighting = finding values for { $scenario }
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
solve-refused = the values do not agree with fresh wars yet, so they are not kept and nobody can play by them; try more --wars or --rounds
error-no-values = { $path } is not there: nobody has found values for this scenario; “tregua solve { $name }” does, “--minds appraisal” needs none
error-damaged-values = cannot use { $path } ({ $what }); “tregua solve { $name }” makes it anew
error-stale-values = { $path } was found for { $what }; “tregua solve { $name }” finds values for what stands there now, “--minds appraisal” needs none
error-write-values = cannot write { $path }: { $cause }
error-interrupted-solve = interrupted: { $rounds } of { $of } rounds are kept; the same command with --resume goes on from there
error-stopped = interrupted: nothing was written
