# Lo que se cuenta de una guerra, un mensaje por suceso.
left = { $army } sale de { $place } por { $way } con { $men } hombres
left-way-land = tierra
left-way-sea = mar
reached = { $army } llega a { $place } con { $men } hombres{ $disabled ->
    [0] {""}
   *[other] {" "}y { $disabled } enfermos o convalecientes
}
detached = Se forma { $into } con fuerzas de { $army }: { $men } hombres
joined = Se incorpora { $army } a { $other }: { $men } hombres
battle = Batalla en { $place }: { $attacker } ({ $men-attacker } hombres) ataca a { $defender } ({ $men-defender }); vence { $winner }. Pierden { $lost-attacker } y { $lost-defender }, { $captured } de ellos prisioneros
storm = Asalto a { $place }: { $attacker } ({ $men-attacker } hombres) contra { $defender } ({ $men-defender }); vence { $winner }. Pierden { $lost-attacker } y { $lost-defender }, { $captured } de ellos prisioneros
declined = { $army } rehúsa el combate a { $enemy } en { $place } y se retira
feigned = { $army } se retira ante { $enemy } en { $place } para atraerlo
recruited = { $men ->
    [one] Un voluntario se une
   *[other] { $men } voluntarios se unen
} a los { $side } en { $place }
defected = Se pasa a los { $side } una unidad, { $formation }: { $men } hombres
declared = { $place } se pronuncia por la causa
fell = { $place } pasa a manos de los { $side }
sick-left = Los { $side } dejan { $men } enfermos en { $place } al cuidado del enemigo
surrendered = { $army } entrega { $place } con { $men } hombres
cut-out = Los botes toman el buque { $ship }: entraron { $men } hombres y cayeron { $lost }
cut-out-failed = Los botes no logran tomar el buque { $ship }: entraron { $men } hombres y cayeron { $lost }
blockade = { $squadron } se sitúa frente a { $place }
station = { $squadron } se dirige a { $place }
coup = Los oficiales exigen que { $from } entregue el mando; cede ante { $to }
coup-fought = Los oficiales se alzan contra { $from }; se llega a las armas y manda { $to }
talks-opened = Se abren conferencias en { $place }
chiefs-meet = Los dos jefes se entrevistan en { $place }
talks-closed = Las conferencias de { $place } se cierran
talks-refused = Los { $side } no acuden a conferencias en { $place }
offered = Los { $side } ofrecen: { $terms } (creen que se aceptará con { $chance })
proposed = { $decider } propone a ambos: { $terms }
terms = términos
accepted = Los { $side } aceptan (probabilidad { $chance })
rejected = Los { $side } rechazan (un sí tenía probabilidad { $chance })
on-record-accepted = Según consta, los { $side } ofrecen, y se acepta: { $terms }
on-record-refused = Según consta, los { $side } ofrecen, y se rechaza: { $terms }
asked = Los diputados de los { $side } escriben a su jefe: { $days } { $days ->
    [one] día
   *[other] días
} de camino
unanswered = No llega a tiempo respuesta del jefe de los { $side }
offer-void = Lo ofrecido en { $place } queda sin efecto: entretanto se ha firmado una tregua
officers-against = Los oficiales de los { $side } no lo querrían
signed-without-powers = Firmado sin poderes; se espera la respuesta de la corte hasta el { $until }: { $terms }
disavowed = La corte desautoriza lo firmado
peace = Paz: { $terms }
truce-offered = Los { $side } ofrecen una tregua: { $truce }
offer-lapsed = Los { $side } no esperan más la respuesta a la tregua que ofrecieron: { $truce }
truce-refused = Los { $side } rechazan la tregua: { $truce }
truce-began = Rige una tregua hasta el { $until }: { $truce }
truce-extended = La tregua se prorroga hasta el { $until }
pledged = { $place } pasa a manos de los { $side } por los artículos de la tregua
exchanged = Se canjean prisioneros hombre por hombre: { $men ->
    [one] vuelve uno de cada bando
   *[other] vuelven { $men } de cada bando
}
truce-ended = La tregua caduca
truce-broken = Los { $side } rompen la tregua
chose = { $decider } en consejo: { $plan }
chose-among = { $decider } en consejo: { $plan } (una de { $among } opciones, probabilidad { $chance })
played = Como consta ({ $decision })
drifted = No como consta ({ $decision }): esta guerra se ha apartado demasiado
order-sent = La orden sale y { $days ->
    [0] llega el mismo día
    [one] tardará un día
   *[other] tardará { $days } días
}: { $plan }
order-read = La orden se lee { $age ->
    [0] el mismo día
    [one] al día siguiente
   *[other] a los { $age } días
}: { $plan }
order-garbled = La orden se lee { $age ->
    [0] el mismo día
    [one] al día siguiente
   *[other] a los { $age } días
}, pero no como se escribió: { $plan }
order-late = Una orden llega tarde y se deja de lado: { $plan }
order-refused = Una orden no se cumple: { $plan }
courier-taken = Cae prisionero un correo de los { $side }
learned = { $decider } sabe que { $army } está en { $place }
news-reached = Llega noticia a los { $side }: { $event }
missed = Esto no llega a suceder, pues la guerra ha tomado otro rumbo: { $event }
arrived = Refuerzo, { $formation }: { $men } hombres
took-office = { $decider } entra en funciones
