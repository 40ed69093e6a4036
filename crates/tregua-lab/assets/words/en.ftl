# What is told of a war, one message a happening.
left = { $army } leaves { $place } by { $way } with { $men } men
left-way-land = land
left-way-sea = sea
reached = { $army } reaches { $place } with { $men } men{ $disabled ->
    [0] {""}
   *[other] , and { $disabled } sick or convalescent
}
detached = { $into } is formed out of { $army }: { $men } men
joined = { $army } joins { $other } with { $men } men
battle = Battle at { $place }: { $attacker } ({ $men-attacker } men) attacks { $defender } ({ $men-defender }); { $winner } wins. Lost { $lost-attacker } and { $lost-defender }, { $captured } of them captured
storm = { $place } is stormed: { $attacker } ({ $men-attacker } men) against { $defender } ({ $men-defender }); { $winner } wins. Lost { $lost-attacker } and { $lost-defender }, { $captured } of them captured
declined = { $army } will not give battle to { $enemy } at { $place } and draws off
feigned = { $army } draws off from { $enemy } at { $place } to lure it on
recruited = { $men ->
    [one] One volunteer joins
   *[other] { $men } volunteers join
} the { $side } at { $place }
defected = { $formation } goes over to the { $side } with { $men } men
declared = { $place } declares for the cause
fell = { $place } passes to the { $side }
sick-left = The { $side } leave { $men } sick at { $place } to the enemy's care
surrendered = { $army } surrenders { $place } with { $men } men
cut-out = Boats take { $ship }: { $men } men went in, { $lost } were lost
cut-out-failed = Boats fail to take { $ship }: { $men } men went in, { $lost } were lost
blockade = { $squadron } takes station off { $place }
station = { $squadron } makes for { $place }
coup = The officers demand that { $from } hand over; he yields to { $to }
coup-fought = The officers turn on { $from }; it comes to blows, and { $to } commands
talks-opened = Talks open at { $place }
chiefs-meet = The two chiefs meet at { $place }
talks-closed = The talks at { $place } close
talks-refused = The { $side } will not come to talks at { $place }
offered = The { $side } offer: { $terms } (thought to be taken with { $chance })
proposed = { $decider } proposes to both: { $terms }
terms = terms
accepted = The { $side } accept (a chance of { $chance })
rejected = The { $side } refuse (a yes had a chance of { $chance })
on-record-accepted = As recorded, the { $side } offer, and it is accepted: { $terms }
on-record-refused = As recorded, the { $side } offer, and it is refused: { $terms }
asked = The deputies of the { $side } write to their head: { $days } { $days ->
    [one] day
   *[other] days
} on the road
unanswered = No answer from the head of the { $side } comes in time
offer-void = What was offered at { $place } is void: a truce has been signed meanwhile
officers-against = The officers of the { $side } would not have it
signed-without-powers = Signed without powers; the answer of the court is awaited by { $until }: { $terms }
disavowed = The court disavows what was signed
peace = Peace: { $terms }
truce-offered = The { $side } offer a truce: { $truce }
offer-lapsed = The { $side } wait no longer for an answer to the truce they offered: { $truce }
truce-refused = The { $side } refuse the truce: { $truce }
truce-began = A truce is in force until { $until }: { $truce }
truce-extended = The truce is prolonged until { $until }
pledged = { $place } passes into the hands of the { $side } by the articles of the truce
exchanged = Prisoners are exchanged man for man: { $men ->
    [one] one of each side goes back
   *[other] { $men } of each side go back
}
truce-ended = The truce lapses
truce-broken = The { $side } break the truce
chose = { $decider } in council: { $plan }
chose-among = { $decider } in council: { $plan } (one of { $among } courses, chance { $chance })
played = As recorded ({ $decision })
drifted = Not as recorded ({ $decision }): this war has drifted too far
order-sent = The order goes out and will { $days ->
    [0] be there the same day
    [one] take a day
   *[other] take { $days } days
}: { $plan }
order-read = The order is read { $age ->
    [0] the same day
    [one] the next day
   *[other] after { $age } days
}: { $plan }
order-garbled = The order is read { $age ->
    [0] the same day
    [one] the next day
   *[other] after { $age } days
}, but not as it was written: { $plan }
order-late = An order comes too late and is laid aside: { $plan }
order-refused = An order is not obeyed: { $plan }
courier-taken = A courier of the { $side } is taken
learned = { $decider } learns that { $army } is at { $place }
news-reached = News reaches the { $side }: { $event }
missed = This does not come about, for the war has come to something else: { $event }
arrived = { $formation } arrives with { $men } men
took-office = { $decider } takes office
