run-fighting = { $runs ->
    [one] se libra una guerra
   *[other] se libran { $runs } guerras
} de { $scenario }
run-looking = se miran de nuevo las primeras guerras de { $scenario }
run-done = { $runs ->
    [one] una guerra
   *[other] { $runs } guerras
} en { $seconds } s ({ $rate } por segundo); tablas e informe en { $folder }
run-report = informe: { $path }
run-score = { $inside } de { $targets } objetivos tienen todas sus partes dentro del intervalo predicho del 90 % ({ $inside-50 } dentro del 50 %)
run-outside = fuera: { $list }
run-not-due = todavía no tocaban cuando se detuvieron las guerras: { $list }
run-failed = { $count ->
    [one] una guerra falló; su fila dice por qué, y esto la repite
   *[other] { $count } guerras fallaron; sus filas dicen por qué, y esto repite la primera
}: { $command }
explain-rule = regla
explain-parameter = parámetro
explain-source = fuente
explain-side = bando
explain-army = ejército
explain-squadron = escuadra
explain-city = ciudad
explain-decider = jefe
explain-faction = facción
explain-place = lugar
explain-leg = tramo
explain-formation = unidad
explain-ship = buque
explain-plan = plan
explain-truce = tregua
explain-issue = asunto
explain-option = opción
explain-agenda = agenda
explain-conference = conferencia
explain-temper = talante
explain-event = suceso
explain-hypothesis = hipótesis
explain-question = pregunta
explain-target = objetivo
explain-decision = decisión
explain-unknown = nada se llama aquí { $id }; `tregua explain` enumera todo lo que hay
explain-grade = fundamento
explain-cites = cita
explain-value = valor
explain-prior = a priori
explain-from = de
explain-why = por qué
check-holds = { $name }: del { $first } al { $last }
check-places = { $places } lugares, { $legs } tramos ({ $sea } por mar)
check-forces = { $formations } unidades en { $armies } ejércitos, { $men } hombres; { $ships } buques
check-deciders = { $deciders } jefes que deciden, { $plans } planes, { $truces } treguas, { $decisions } decisiones documentadas
check-parameters = { $all } parámetros: { $measured } medidos, { $argued } argumentados, { $assumed } supuestos
check-sources = { $sources } fuentes
check-targets = { $targets } objetivos en { $parts } partes, apartados: { $held-out }
check-coverage = { $covered } de { $statements } afirmaciones de los textos fundadores están recogidas en el escenario
check-warnings = { $count ->
    [one] una advertencia
   *[other] { $count } advertencias
}
map-unused = no se puede dibujar el mapa que acompaña al escenario ({ $fault }): los informes muestran una hoja sin relieve hasta que se corrija el archivo
new-done = escrito { $folder }: pruebe `tregua check { $folder }` y `tregua run { $folder }`
bench-line = { $what }: mediana { $median } { $unit }, de { $low } a { $high } en { $runs }
bench-campaign = una campaña libre
bench-clone = copia de un mundo
bench-cores = dos núcleos frente a uno
bench-machine = lo mismo de pura aritmética (lo que da la máquina)
bench-day = un día
bench-history = una campaña, según lo documentado
bench-tables = una campaña con mesas de negociación frente a una sin ellas
why-nothing = nada ocurrió el { $date } que corresponda
run-done-resumed = { $runs } guerras, { $found } de ellas ya terminadas en { $folder }; las demás en { $seconds } s ({ $rate } por segundo)
run-lay-finished = las { $runs } guerras ya estaban terminadas en { $folder }: ninguna se ha vuelto a librar, y el informe se escribe de nuevo
error-interrupted = interrumpido: se conservan { $kept } de { $of } guerras; la misma orden con --resume continúa desde ahí
gave-up = aviso: el motor no pudo terminar { $count } { $count ->
        [1] guerra, que no se cuenta: su semilla es
       *[other] guerras, que no se cuentan: la primera tiene la semilla
    } { $seed } ({ $why }){ $command ->
        [none] {""}
       *[given] ; esto la cuenta: { $command }
    }
error-gave-up = el motor no pudo terminar ninguna de las guerras que habrían respondido: la primera tiene la semilla { $seed } ({ $why }); empiece de nuevo con otra --seed
trace-gave-up = el motor no pudo seguir al día siguiente ({ $why }): comunique, por favor, la orden que lo muestra
error-unfinished = hay trabajo sin acabar en { $path } (`{ $command }`): --resume lo continúa, --anew lo desecha
error-folder = no se pudo { $what } { $path }: { $cause } (elija otra carpeta con -o)
error-folder-clear = vaciar
error-folder-make-the-folder = crear la carpeta
error-folder-write = escribir
error-another = { $path } es de otro conjunto ({ $why }): elija otra carpeta con -o, o empiece de nuevo con --anew
odd = { $what ->
        [scenario] escenario
        [text] texto del escenario
        [model] modelo
        [values] valores
        [posterior] distribución a posteriori
        [folds] pliegues
        [question] pregunta
        [columns] columnas
       *[option] { $what }
    } { $there ->
        [none] ninguno
       *[one] { $there }
    }, no { $here ->
        [none] ninguno
       *[one] { $here }
    }
error-foreign = { $path } { $command ->
        [none] no es de Tregua
       *[other] es de `{ $command }`
    }: elija otra carpeta con -o, o borre lo que hay ahí
error-table-write = no se pudo escribir { $path }: { $cause } (lo terminado antes se conserva; libere espacio o elija otra carpeta con -o)
error-table-read = no se pudo leer { $path }: { $cause } (está dañado o no lo escribió Tregua; nada de él se ha usado: bórrelo y repita)
error-report = no se pudo escribir { $path }: { $cause } (las tablas que están a su lado están completas: libere espacio, y la misma orden con --resume escribe solo el informe)
error-print = no se pudo imprimir: { $cause }
error-no-scenario = ningún escenario se llama { $name }: dé la ruta de su carpeta, o empiece uno con `tregua new NOMBRE`
error-no-such-scenario = ningún escenario se llama { $name }: dé la ruta de su carpeta, o uno de estos nombres: { $shipped }
error-not-a-folder = no se puede cargar { $path }: un escenario es una carpeta; dé la que contiene scenario.toml
error-unreadable = no se puede leer { $path }: { $cause }; compruebe que existe y que tiene permiso
error-leaves = no se puede leer { $path }: lleva fuera de la carpeta del escenario; copie el archivo en la carpeta
error-too-large = no se puede leer { $path }: { $bytes } bytes son más de los que puede tener un texto de escenario; divídalo o acórtelo
error-not-a-file = no se puede leer { $path }: no es un archivo; ponga ahí el texto, o quítelo
error-not-utf8 = no se puede leer { $path }: no es UTF-8 a partir del byte { $byte }; guárdelo como UTF-8
error-faults = { $faults } en { $path }; `tregua check { $path }` los muestra todos
error-name = una guerra no puede llamarse { $name }: use minúsculas a-z, cifras y guiones, 64 como mucho
error-exists = no se puede escribir { $path }: ya existe; elija otro nombre o llévelo a otro sitio
error-unwritable = no se puede escribir { $path }: { $cause }; compruebe el disco y que tiene permiso
typed-no-table = el { $date } no hay mesa: el escenario no tiene conferencias, o nadie ha hallado sus valores (`tregua solve`)
typed-minds = --minds: no existe «{ $typed }»; escriba free, history, appraisal, quantal o { $first }=history,{ $second }=free
typed-side = --minds: ningún bando se llama «{ $typed }»; los bandos son { $first } y { $second }
typed-side-twice = --minds: «{ $typed }» aparece dos veces; dé a { $first } y a { $second } una sola mente a cada uno
typed-day = { $typed } no es un día de esta guerra: escriba una fecha del { $first } al { $last }, o un número de días de 1 a { $days }
typed-set = --set { $typed }: escriba NOMBRE=VALOR
typed-set-near = --set { $typed }: ningún parámetro se llama así; ¿quiso decir { $near }?
typed-set-unknown = --set { $typed }: ningún parámetro se llama así; `tregua explain` los enumera todos
typed-set-number = --set { $typed }: «{ $value }» no es un número
typed-set-twice = --set { $typed }: { $name } ya está fijado; quite uno de los dos
explain-near = nada se llama aquí { $id }; ¿quiso decir { $near }? (`tregua explain` enumera todo lo que hay)
explain-by = lo elige
explain-wants = quiere
explain-never = nunca
explain-stands = Está en { $file } (línea { $line })
explain-written = Como está en { $file } (línea { $line })
explain-held = la sostiene
explain-for = hablaría a su favor
explain-against = hablaría en su contra
explain-measure = lo mide
explain-tolerance = tolerancia
explain-use = uso
explain-held-out = apartado de todo ajuste
explain-not-held-out = puede ajustarse
explain-says = Dice
explain-reads = Lee
explain-leaves-out = Deja fuera
unit-1 = 1
unit-kg = kg
unit-km = km
unit-day = días
unit-person = personas
unit-per-day = día
unit-per-person = persona
grade-measured = medido
grade-argued = argumentado
grade-assumed = supuesto
shape-uniform = uniforme
shape-loguniform = uniforme en el logaritmo
shape-triangular = triangular en torno al valor
shape-fixed = fijo
why-silent = Cambios sin palabras (--effects los muestra): { $list }
talks-temperature = Con temperatura de elección { $temperature } en todas las guerras:
solve-fighting = se buscan los valores de { $scenario }
solve-hopes = esperanza
solve-fears = temor
solve-start = comienzo { $number } (tregua: el primer bando con { $first }, el segundo con { $second }; guerra: ambos con { $war }): los valores aún se movieron { $residual } de su rango; distan de cada comienzo { $apart }; acaba como el comienzo { $group }
solve-groups = { $same ->
    [true] Todos los comienzos acaban en los mismos valores: se halló un equilibrio.
   *[other] Los comienzos acaban en { $groups } conjuntos distintos de valores: lo que descanse en ellos ha de decirse para cada uno.
}
solve-round = ronda { $round }: { $evenings } noches, { $pairs } pares con tregua y sin ella; los valores aún se movieron { $residual } de su rango
solve-finding = { $agrees ->
    [true] concuerda
   *[other] DIFIERE  
  } { $what ->
    [truce] una tregua
   *[other] la guerra
  } como la ve { $viewer } { $own ->
    [true] para sí
   *[other] para { $whose }
  }: sesgo { $bias }, pendiente { $slope }, { $foreseen } % previsto, { $feature } se aparta { $stray } ({ $evenings } noches de { $wars } guerras nuevas)
solve-kept = los valores concuerdan con guerras nuevas y se guardan en { $path }
solve-none = no se hallaron valores: en { $rounds } rondas de { $wars } guerras nadie que pueda encabezar un bando tuvo { $fewest } tardes sin tregua y otros tantos pares con tregua y sin ella; pruebe con más --wars
solve-refused = los valores aún no concuerdan con guerras nuevas: no se guardan y nadie puede jugar con ellos; pruebe con más --wars o --rounds
audit-fighting = se sigue luchando desde { $scenario }
audit-how = Lo que las guerras dijeron de sus conferencias. Los números son centésimas del camino de la peor guerra de un jefe a la mejor: lo que un pacto añade a quien habla, al otro según él cree, y lo que espera de seguir hablando.
audit-war = Guerra { $war } (semilla { $seed }): conferencias abiertas { $talks }, ofertas { $offers }, firmas { $signed }
audit-date = fecha
audit-conference = conferencia
audit-own = para él
audit-theirs = el otro
audit-hope = seguir
audit-what = qué
audit-trials = Firmas: lo que resultó de ellas, menos lo que resultó de negarse ese día, en continuaciones que comparten una suerte nueva y en las que no se acuerda nada más
audit-signed = guerra { $war }, { $date }: { $terms }
audit-gain = { $head } { $accepted ->
    [true] (aceptó)
   *[other] (ofreció)
  }: esperaba { $expected }, resultó { $gain }: { $t } errores típicos; { $alike } con la dispersión entre guerras que se ven iguales
audit-accepted = { $holds ->
    [true] SE CUMPLE
   *[other] NO SE CUMPLE
  }: ningún paquete aceptado en el juego fue peor para quien lo aceptó que seguir luchando, por más de cuatro errores típicos, contada la dispersión entre guerras que se ven iguales (lo fueron { $alike } de { $heard }; { $worse } si solo cuenta la suerte de las continuaciones, al peor servido le añadió { $worst }; en la media de quienes aceptaron añadió { $gain } donde se esperaban { $expected })
audit-none-accepted = SE CUMPLE: en estas guerras no se aceptó nada
audit-regret = Pesar de { $answers } respuestas en las mesas, dadas de ambas maneras: { $regret } de lo que estaba en juego, en centésimas (0,05 es lo que deja un buen ajuste de un juego pequeño; tan pocas respuestas solo delatan un error grueso)
audit-evenings = Noches: lo que un jefe esperaba de seguir luchando, y lo que resultó de continuaciones nuevas
audit-evening = guerra { $war }, { $date }  { $head }  esperaba { $expected }, resultó { $came }: { $alone } errores típicos; { $alike } con la dispersión de { $spread } entre guerras que se ven iguales
audit-straying = { $whose ->
    [one] { $head }
   *[other] Todos
  }: { $looks } miradas, sesgo { $bias }, pendiente { $slope }
audit-expected = { $holds ->
    [true] SE CUMPLE
   *[other] NO SE CUMPLE
  }: lo que los jefes esperan concuerda con lo que resulta, a menos de cuatro errores típicos, en al menos el 95 % de las noches, contada la dispersión entre guerras que se ven iguales ({ $alike } % de { $looks } miradas; { $alone } % solo por la suerte de las continuaciones)
error-no-run = no hay guerras en { $path }: dé la carpeta que escribió «tregua run», con run.json dentro
error-audit-another = no se pueden examinar estas guerras: se lucharon con { $why }; lúchelas de nuevo y examínelas después
error-audit-minds = no se pueden examinar estas guerras: sus mentes son { $minds }, y solo donde ambos bandos juegan con valores (--minds quantal, o free donde el escenario los trae) se acepta algo por lo que vale
error-missing = no está { $path }: { $kind ->
        [posterior] nadie ha ajustado este escenario; «tregua fit { $name }» lo hace, «--theta prior» no lo necesita
       *[values] nadie ha buscado los valores de este escenario; «tregua solve { $name }» lo hace, «--minds appraisal» no los necesita
    }
error-damaged = no se puede usar { $path } ({ $what }); { $kind ->
        [posterior] «tregua fit { $name }» lo rehace, «--theta prior» no lo necesita
        [solve] «tregua solve { $name } --anew» empieza de nuevo
       *[values] «tregua solve { $name }» lo rehace, «--minds appraisal» no los necesita
    }
error-stale = { $path } se halló { $of }; { $kind ->
        [posterior] «tregua fit { $name }» ajusta lo que hay ahora, «--theta prior» no lo necesita
        [solve] «tregua solve { $name } --anew» empieza de nuevo
       *[values] «tregua solve { $name }» halla los valores de lo que hay ahora, «--minds appraisal» no los necesita
    }
stale-scenario = para el escenario { $there }
stale-text = para un texto anterior del escenario
stale-model = para el modelo { $there }
stale-effort = con { $why }
damage-unread = { $cause }
damage-garbled = no está como lo escribió Tregua desde la línea { $line }, columna { $column }
damage-changed = sus números no son los que se hallaron
damage-no-decider = habla de alguien que no decide en este escenario
damage-terms = a un valor le faltan o le sobran términos
damage-no-numbers = habla de números que no existen
damage-draw = a un sorteo le faltan o le sobran números
damage-range = un sorteo queda fuera de los rangos del escenario
error-unfinished-solve = hay una búsqueda sin acabar en { $path } ({ $rounds } de { $of } rondas): --resume la continúa, --anew la desecha
error-interrupted-solve = interrumpido: se conservan { $rounds } de { $of } rondas; la misma orden con --resume continúa desde ahí
error-stopped = interrumpido: no se ha escrito nada
table-holds = { $name }: { $issues ->
    [one] un asunto
   *[other] { $issues } asuntos
}, { $packages ->
    [one] un paquete
   *[other] { $packages } paquetes
}
table-issue = { $name }: { $options }
table-range = de { $low } a { $high }, { $count } opciones
table-party = { $name }: no acordar vale { $reservation }; un acuerdo al final de las conversaciones vale { $discount } de lo que vale uno inmediato
table-disagreement = Aquí no acordar vale { $first } para { $first-name } y { $second } para { $second-name }.
table-counts = { $efficient } paquetes son eficientes; { $rational } de { $packages } valen para ambos al menos tanto como no acordar, y { $both } de los eficientes entre ellos.
table-none = Ningún paquete vale para ambos tanto como no acordar.
table-ideal = ideal
table-nash = Nash
table-kalai-smorodinsky = Kalai–Smorodinsky
table-egalitarian = igualitario
table-welfare = bienestar
table-frontier = Paquetes eficientes:
table-more = … { $more } más entre estos; --json los da todos
table-offers = Ofertas que constan (valor para el primero · para el segundo; † uno de ellos no puede o no quiere firmarla):
table-svg = plano de utilidades: { $path }
table-efg = árbol de { $nodes } nodos, { $rounds } rondas sobre { $offers } paquetes eficientes: { $path }
error-no-domain = no hay ningún dominio en { $path }: dé una carpeta con archivos de GENIUS, o un archivo .toml o .xml; para la mesa de una guerra, dé --day
error-domain-too-large = no se puede leer { $path }: { $bytes } bytes son más de los que puede tener el texto de un dominio; acórtelo
error-domain-faults = { $faults } en { $path }; `tregua table { $path }` los muestra todos
typed-disagreement = --disagreement { $typed }: escriba dos números, U1,U2
typed-parties = --parties { $typed }: nombre dos partes distintas de estas: { $names }
typed-tree = un árbol de { $rounds } rondas sobre { $offers } paquetes eficientes tendría { $nodes } nodos, más de { $most }: baje --rounds, o suba --disagreement para que queden menos paquetes
typed-tree-empty = ningún paquete vale para ambos tanto como no acordar: no hay nada que ofrecer en un árbol; baje --disagreement
theory-what = número
theory-expected = teoría
theory-got = hallado
theory-error = error
theory-tolerance = admitido
theory-fault = fallo del 5 %
theory-seen = visto
theory-unseen = no visto
theory-fails = FALLA
theory-yes = sí
theory-no = no
theory-all-pass = pruebas: { $tests }, números: { $checks }; todos como dice la teoría
theory-some-fail = pruebas: { $tests }, números: { $checks }; no son como dice la teoría: { $failed }
theory-t01 = Ofertas alternadas
theory-t02 = Opción externa
theory-t03 = Riesgo de ruptura
theory-t04 = Solución de negociación de Nash
theory-t05 = Puntos de Kalai–Smorodinsky, igualitario y utilitario
theory-t06 = Juego de demandas suavizado
theory-t07 = Ofertas selladas con valores privados
theory-t08 = Margen de negociación
theory-t09 = Riesgo y ganancia ante un coste desconocido
theory-t10 = Poder frente al statu quo
theory-t11 = Dos clases de enemigo
theory-t12 = Poder cambiante
theory-t13 = Lo que enseñan las batallas
theory-t14 = Tanteo entre batallas
theory-t15 = Ofertas cada vez más blandas
theory-t16 = Guerra de desgaste
theory-t17 = Equilibrio logit de dos por dos jugadas
theory-t18 = Respuesta cuantal en una crisis
theory-t19 = Si la búsqueda converge
theory-t20 = Una guerra por fuertes
theory-t21 = Dos creencias sobre una guerra
theory-t22 = Ley cuadrática de Lanchester
theory-t23 = Ley lineal de Lanchester
theory-t24 = Ley de guerrillas de Deitchman
theory-t25 = Epidemias, correos y cartas
theory-b1 = Listón: pares o nones, 9 contra 1
theory-b2 = Listón: un ultimátum sobre 10
theory-b3 = Listón: ofertas alternadas sin fin
theory-b4 = Listón: guerra y parlamento
theory-b5 = Listón: ruina
theory-b6 = Listón: Poisson o geométrica
theory-b7 = Listón: una normal dentro de otra
theory-b8 = Listón: media móvil de orden uno o dos
theory-b9 = Listón: tres intenciones de quien elige por logit
typed-theory = no hay ninguna prueba llamada «{ $typed }»: son de { $first } a { $last }, y de { $first-bar } a { $last-bar }

whatif-fighting = qué habría pasado, en { $scenario }
whatif-page = página: { $path }
whatif-never = de `{ $question }` no salió nada: lo que ordena no pudo ordenarse en ninguna de { $pairs } guerras en quince días; pregunte por otro día, o vea con `tregua explain` cuándo está el plan en un menú
whatif-alone = con tan pocas --pairs todas comparten su pasado: son un solo testigo, y su dispersión no se conoce (dé al menos --pairs { $least }, mejor { $better })
whatif-idle = de `{ $question }` no salió nada: en ninguna de { $pairs } guerras pudo cambiar nada (aquel a quien atañe no está entonces en el cargo, el plan no está en ningún menú, nada parecido se ofrece o ninguna carta va de camino: pregunte por otro día, o vea con `tregua explain` cuándo está el plan en un menú)
whatif-no-questions = `{ $scenario }` no trae preguntas propias: haga una con --at FECHA --do HECHO, o escriba `questions.toml`
typed-question = ninguna pregunta se llama `{ $typed }`; hay { $list }
deed-verb = `{ $typed }` no es nada que pueda hacerse ({ $meant ->
        [none] escriba uno de { $all }
       *[other] ¿quiso decir `{ $meant }`?
    })
deed-unknown = { $kind ->
        [plan] ningún plan se llama
        [event] ningún suceso se llama
        [side] ningún bando se llama
       *[parameter] ningún parámetro se llama
    } `{ $typed }` ({ $meant ->
        [none] nombre uno de `{ $file }`
       *[other] ¿quiso decir `{ $meant }`?
    })
deed-pact = nada que pueda firmarse se llama `{ $typed }` ({ $meant ->
        [none] nombre una tregua de `talks.toml`, o un paquete como AGENDA/OPCIÓN/OPCIÓN
       *[other] ¿quiso decir `{ $meant }`?
    })
deed-package = nada que pueda firmarse se llama `{ $typed }` (una opción para cada uno de { $issues }, en este orden; como `{ $example }`)
deed-by-whom = no se dice por quién: `{ $typed }` (termine con `by { $one }` o `by { $other }`)
deed-to-what = `{ $typed }` no dice en qué queda (escriba `set NOMBRE=VALOR` o `set NOMBRE*FACTOR`)
deed-how-far = `{ $typed }` no dice cuánto (escriba `news SUCESO=SALTO`)
deed-no-news = `{ $typed }` no mueve ninguna balanza (uno de { $all })
deed-no-number = `{ $typed }` no es un número (escríbalo como 0.25)
deed-beyond = `{ $name }` no puede ser { $becomes } (de { $least } a { $most }{ $unit }; lo probable es de { $low } a { $high })
deed-too-far = `{ $name }` no puede mover la balanza en { $jump } (de -{ $limit } a { $limit }: diez veces lo que mueve una noticia)
deed-too-late = `{ $plan }` solo puede elegirse hasta el { $until } (pregunte por un día anterior)
deed-happened = `{ $event }` ocurrió el { $on } (pregunte por un día anterior)
deed-outside = { $at } queda fuera de la guerra (del { $from } al { $to })
deed-against = `{ $one }` y `{ $other }` no pueden hacerse a la vez (quite uno de los dos)
deed-nothing = nada sería distinto (diga qué se hace)
typed-date = `{ $typed }` no es una fecha: escriba AAAA-MM-DD
advise-trying = probando opciones, en { $scenario }
advise-absent = ese día no toma parte en esta guerra: pregunte por otro día, otra --seed u otra persona
advise-gave-up = el motor no pudo terminar su guerra, de semilla { $seed } ({ $why }); esto la cuenta: { $command }; pregunte con otra --seed
advise-rare = ese día toma parte en solo { $there } de { $of } guerras, demasiado pocas para decir nada: pregunte por otro día o por más --wars
advise-kept = guardado en { $path }
typed-decider = aquí no decide nadie llamado `{ $typed }`; hay { $list }
solve-exploit = { $head }, cuyo bando elige { $times } veces más en frío contra el otro tal como es: gana { $gain } de su rango ({ $wars } parejas de guerras)
# Sopesar lecturas rivales
weigh-fighting = Sopesando { $question }
weigh-kept = La página es { $path }
error-no-question = hypotheses.toml no hace la pregunta `{ $typed }`; hace estas: { $all }
error-same-reading = { $reading } no cambia nada: { $what } ya en el escenario; cambie sus `overrides` en hypotheses.toml, o déjelos vacíos
error-readings-alike = { $one } y { $other } cambian lo mismo: nada documentado puede distinguirlas; ponga otros `overrides` a una de ellas en hypotheses.toml
error-alone = `{ $question }` tiene { $readings ->
    [none] ninguna lectura
   *[one] una sola lectura
} con `overrides`, y para pesar hacen falta dos; añada una rival a hypotheses.toml
theory-b10 = Listón: proporciones de la varianza
theory-b11 = Listón: 20 números ajustados a 30 hechos
matters-fighting = se libran las guerras de { $scenario } que dirán qué importa
fit-fighting = se ajustan los números de { $scenario }
fit-laid = fijados: pliegues con la suma { $digest }; conserve fit/looks.json con el escenario
fit-kept = la distribución a posteriori queda en { $path }; `tregua run` sortea de ella salvo que se diga otra cosa
fit-aside = no conviene sortear guerras de esta distribución: está en { $path }, no junto al escenario; --keep la pone allí de todos modos
fit-lacks-chains = no llega: no se puede confiar en las cadenas (R-hat por encima de 1,05, o menos de 400 sorteos independientes); pruebe más --scan, --points o --steps, o menos --numbers
fit-lacks-foresight = no llega: con los números ajustados no se prevé mejor lo que quedó fuera que con números de sus márgenes, o no más de lo que puede hacer la suerte; o quedaron fuera menos de seis objetivos para decirlo
fit-lacks-agreement = no llega: las cadenas concuerdan menos de lo debido (R-hat por encima de 1,01); pruebe más --steps
fit-lacks-emulator = no llega: en su peor dato más de una guerra de cada cien queda a más de tres desviaciones del emulador; pruebe más --points
fit-lacks-known = no llega: los números conocidos se encuentran más o menos veces de lo debido
error-damaged-folds = no se puede usar { $path }: { $what }
error-folds-not-laid = los pliegues de { $path } no están fijados: «tregua fit { $name } --lay-folds» los fija una vez, antes de ajustar nada
error-folds-gone = faltan los pliegues que se fijaron en { $path } con la suma { $there }: devuelva el archivo a su sitio, o escriba otros y fíjelos con «tregua fit { $name } --lay-folds»; las miradas a lo apartado se siguen contando
error-folds-altered = los pliegues de { $path } tienen la suma { $here }, y los que se fijaron { $there }: devuélvalos a su estado, o fije estos con «tregua fit { $name } --lay-folds»; las miradas a lo apartado se siguen contando
