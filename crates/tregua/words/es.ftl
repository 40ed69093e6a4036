run-fighting = se libran { $runs } guerras de { $scenario }
run-done = { $runs } guerras en { $seconds } s ({ $rate } por segundo); tablas e informe en { $folder }
run-report = informe: { $path }
run-score = { $inside } de { $targets } objetivos tienen todas sus partes dentro del intervalo predicho del 90 % ({ $inside-50 } dentro del 50 %)
run-outside = fuera: { $list }
run-failed = { $count } guerras fallaron; sus filas dicen por qué, y esto repite la primera: { $command }
explain-rule = regla
explain-parameter = parámetro
explain-source = fuente
explain-plan = plan
explain-target = objetivo
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
check-targets = { $targets } objetivos en { $parts } partes, reservados: { $held-out }
check-coverage = { $covered } de { $statements } afirmaciones de los textos fundadores están recogidas en el escenario
check-warnings = { $count } advertencias
new-done = escrito { $folder }: pruebe `tregua check { $folder }` y `tregua run { $folder }`
bench-line = { $what }: mediana { $median } { $unit }, de { $low } a { $high } en { $runs }
bench-campaign = una campaña libre
bench-clone = copia de un mundo
bench-cores = dos núcleos frente a uno
bench-day = un día
bench-history = una campaña, según lo documentado
why-nothing = nada ocurrió el { $date } que corresponda
run-done-resumed = { $runs } guerras, { $found } de ellas ya terminadas en { $folder }; las demás en { $seconds } s ({ $rate } por segundo)
run-lay-finished = las { $runs } guerras ya estaban terminadas en { $folder }: ninguna se ha vuelto a librar, y el informe se escribe de nuevo
error-interrupted = interrumpido: se conservan { $kept } de { $of } guerras; la misma orden con --resume continúa desde ahí
error-folder = no se pudo { $what } { $path }: { $cause } (elija otra carpeta con -o)
error-folder-clear = vaciar
error-folder-make-the-folder = crear la carpeta
error-folder-write = escribir
error-folder-read = leer
error-another = { $path } es de otro conjunto ({ $why }): elija otra carpeta con -o, o quite --resume para empezar de nuevo
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
error-not-utf8 = no se puede leer { $path }: no es UTF-8 a partir del byte { $byte }; guárdelo como UTF-8
error-faults = { $faults } en { $path }; `tregua check { $path }` los muestra todos
error-name = una guerra no puede llamarse { $name }: use minúsculas a-z, cifras y guiones, 64 como mucho
error-exists = no se puede escribir { $path }: ya existe; elija otro nombre o llévelo a otro sitio
error-unwritable = no se puede escribir { $path }: { $cause }; compruebe el disco y que tiene permiso
typed-minds = --minds: no existe «{ $typed }»; escriba free, history, appraisal, quantal o { $first }=history,{ $second }=free
typed-side = --minds: ningún bando se llama «{ $typed }»; los bandos son { $first } y { $second }
typed-day = { $typed } no es un día de esta guerra: escriba una fecha del { $first } al { $last }, o un número de días de 1 a { $days }
typed-set = --set { $typed }: escriba NOMBRE=VALOR
typed-set-near = --set { $typed }: ningún parámetro se llama así; ¿quiso decir { $near }?
typed-set-unknown = --set { $typed }: ningún parámetro se llama así; `tregua explain` los enumera todos
typed-set-number = --set { $typed }: «{ $value }» no es un número
typed-set-far = --set { $typed }: queda muy fuera de su rango, { $range }
explain-near = nada se llama aquí { $id }; ¿quiso decir { $near }? (`tregua explain` enumera todo lo que hay)
explain-by = lo elige
explain-tolerance = tolerancia
explain-use = uso
explain-held-out = apartado de todo ajuste
explain-not-held-out = puede ajustarse
explain-days = días
grade-measured = medido
grade-argued = argumentado
grade-assumed = supuesto
shape-uniform = uniforme
shape-loguniform = uniforme en el logaritmo
shape-triangular = triangular en torno al valor
shape-fixed = fijo
why-silent = Cambios sin palabras (--effects los muestra): { $list }
solve-fighting = se buscan los valores de { $scenario }
solve-round = ronda { $round }: { $evenings } tardes, { $pairs } pares con tregua y sin ella; los valores aún se movieron { $residual } de su rango
solve-finding = { $agrees ->
    [true] concuerda
   *[other] DIFIERE  
  } { $what ->
    [truce] una tregua
   *[other] la guerra
  } como la ve { $viewer } { $own ->
    [true] para sí
   *[other] para { $whose }
  }: sesgo { $bias }, pendiente { $slope }, { $foreseen } % previsto, { $feature } se aparta { $stray } ({ $evenings } tardes de { $wars } guerras nuevas)
solve-kept = los valores concuerdan con guerras nuevas y se guardan en { $path }
solve-refused = los valores aún no concuerdan con guerras nuevas: no se guardan y nadie puede jugar con ellos; pruebe con más --wars o --rounds
error-no-values = no está { $path }: nadie ha buscado los valores de este escenario; «tregua solve { $name }» lo hace, «--minds appraisal» no los necesita
error-damaged-values = no se puede usar { $path } ({ $what }); «tregua solve { $name }» lo rehace
error-stale-values = { $path } se halló para { $what }; «tregua solve { $name }» halla los valores de lo que hay ahora, «--minds appraisal» no los necesita
error-write-values = no se puede escribir { $path }: { $cause }
error-interrupted-solve = interrumpido: se conservan { $rounds } de { $of } rondas; la misma orden con --resume continúa desde ahí
error-stopped = interrumpido: no se ha escrito nada
