# El informe.
lang-name = Español
report = Informe sobre { $wars } guerras simuladas
switch = Idioma
contents = Contenido
generated = Escrito por Tregua { $version }, modelo { $model }. Un solo archivo; nada se carga de fuera.

month-1 = ene
month-2 = feb
month-3 = mar
month-4 = abr
month-5 = may
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = sep
month-10 = oct
month-11 = nov
month-12 = dic
days-short = d
unit-day = días
unit-person = personas
unit-one = veces
unit-per-day = al día
unit-person-per-day = personas al día
unit-stock = días de consumo completo
unit-price = veces el precio de tiempos tranquilos
unit-zero-one = de 0 a 1

# 1
title-summary = Qué se simuló, y la respuesta
answer-coverage = De las { $all } cosas de que hay constancia y que pueden cotejarse con una guerra simulada, { $inside-90 } caen en el intervalo de nueve guerras de cada diez y { $inside-50 } en el de una de cada dos; de las { $held-all } apartadas de todo ajuste, { $held-in } caen en el intervalo más amplio. Si lo ocurrido fuese una más de estas guerras, se esperarían de { $low-90 } a { $high-90 } y de { $low-50 } a { $high-50 } de { $all }.
answer-falls = { $place } se pierde en { $share } de las guerras: en la mediana, el { $middle }; en nueve de cada diez, entre el { $early } y el { $late }.
answer-falls-early = { $place } se pierde en { $share } de las guerras: en la mediana, el { $middle }; en nueve de cada diez, entre el { $early } y el { $late }. Según las fuentes fue el { $recorded }, { $off } días después que en la guerra mediana; { $earlier } de todas las guerras la pierden antes de lo que ocurrió.
answer-falls-late = { $place } se pierde en { $share } de las guerras: en la mediana, el { $middle }; en nueve de cada diez, entre el { $early } y el { $late }. Según las fuentes fue el { $recorded }, { $off } días antes que en la guerra mediana; { $earlier } de todas las guerras la pierden antes de lo que ocurrió.
answer-never-falls = { $place } no se pierde en ninguna de las guerras.
answer-endings = Cuando terminan las guerras simuladas, el { $last }, los { $side } tienen { $capital } en { $holds-capital } de ellas y { $fort } en { $holds-fort }; hubo tregua en { $truce }, batalla en { $battle }, y los oficiales habían depuesto al jefe de los { $first } en { $coup-first } y al de los { $second } en { $coup-second }.
run-scenario = Escenario y huella de su texto
run-days = Días simulados
run-wars = Guerras
run-wars-value = { $runs }, semillas { $first } a { $last }
run-minds = Quién decide
minds-history = siguen las decisiones documentadas
minds-appraisal = deciden por su cuenta
run-theta = Números
theta-prior = sorteados dentro de su rango en cada guerra
theta-default = los valores del escenario en todas las guerras
run-set = Fijados a mano
run-failed = Guerras que el motor no pudo terminar
run-model = Modelo y versión
run-command = Para repetirlas

# 2
title-theatre = El teatro
theatre-how = Las fichas de color están donde las tuvo la guerra mediana: la guerra { $number } (semilla { $seed }), la de números más cercanos a las medianas de todas. Las fichas huecas están donde los datos del escenario dicen que hubo un ejército. La barra bajo la ficha muestra sus hombres aptos.
theatre-day = Día mostrado
theatre-caption = { $date }. { $solid } cuerpos en campaña en la guerra mediana, { $ghosts } posiciones según las fuentes.
theatre-where = { $army }: { $simulated }; según las fuentes, { $recorded }.
theatre-both = { $army }: en { $place } en ambas.
theatre-gone = no está en campaña
theatre-near = cerca de { $place }
theatre-at-sea = en el mar, cerca de { $place }
theatre-list = Dónde estaban en la guerra mediana los ejércitos de las fuentes

# 3
title-record = Lo que consta
record-how = Cada fila es una cosa de que hay constancia. La franja la muestra en sus propias tolerancias: lo ocurrido está en el centro, el campo gris es una tolerancia a cada lado, la barra fina abarca nueve guerras de cada diez, la gruesa una de cada dos, la raya es la guerra mediana; una flecha dice que sigue más allá de cinco tolerancias.
record-number = N.º
record-what = Qué consta
record-recorded = Fuentes
record-simulated = Simulado: mediana, 90 %, 50 %
record-strip = Tolerancias desde lo ocurrido
record-happens = Ocurre en
record-crps-long = Puntuación de probabilidad ordenada continua, en tolerancias: 0 es perfecto, 1 es errar tanto como la incertidumbre de las fuentes
record-inside = Dentro de
record-at-most = a lo sumo { $value }
record-never = casi nunca
record-held-out = Apartados
record-held-out-why = Se apartaron antes de ajustar nada; son el único examen imparcial.
record-score = Puntuación
inside-50 = 50 %
inside-90 = 90 %
inside-not = fuera
score-fit = los demás
score-held-out = apartados
score-all = todos
score-band = lo esperable si lo ocurrido fuese una de estas guerras
score-90 = Dentro del 90 %
score-50 = Dentro del 50 %
score-crps = CRPS medio, en tolerancias
score-count = { $inside } de { $all } ({ $share })
score-note = Un objetivo cuenta como dentro si lo están todas sus partes. Se compara lo que habría anotado un cronista de las guerras simuladas, es decir, con la tolerancia añadida. Los objetivos dependen unos de otros (un desembarco tardío retrasa mucho de lo demás): la última columna lo tiene en cuenta tomando cada guerra simulada por lo ocurrido, y da el intervalo de nueve casos de cada diez; las diferencias dentro de él no dicen nada.
score-silent = { $parts } partes no tienen CRPS porque ocurren en menos del 5 % de las guerras.
ranks-title = Rango de lo ocurrido entre las guerras
ranks-note = { $parts } partes. Lo correcto sería plano dentro de la banda gris; montones en ambos extremos indican que las guerras se parecen demasiado entre sí, y en un solo extremo, que se inclinan a un lado.

# 4
title-fans = Día a día
fans-how = Claro: nueve guerras de cada diez. Oscuro: una de cada dos. Línea: la mediana de cada día. De { $runs } guerras. La línea vertical discontinua es el día en que cayó la capital según las fuentes.
fans-marks = Los puntos son valores documentados con su tolerancia, del color de su bando; los huecos cuentan un solo campamento y deben quedar por debajo del total del bando. Una recta negra es un ritmo documentado, trazado desde la guerra mediana.
series-fit = Hombres aptos
series-sick = Enfermos en cama
series-disabled = Enfermos y convalecientes
series-dead_of_sickness = Muertos por enfermedad hasta la fecha
series-deserted = Desertores hasta la fecha
series-morale = Moral
series-hunger = Hambre
series-price = Precio del pan
series-stock = Reservas de víveres
series-opinion = Opinión favorable al cambio, media de los lugares
series-guerrillas = Guerrilleros en armas
series-change = Probabilidad del cambio a largo plazo

# 5
title-endings = Cómo terminan las guerras
falls-title = Pérdida de { $place }
falls-never = Nunca: { $share }.
coups-title = Los oficiales deponen al jefe de los { $side }
coups-never = Ninguno: { $share }.
share-of-wars = proporción de las guerras
share-in-bins = proporción de las guerras, %, por tramos de { $days } días
recorded-on = fuentes: { $date }
ends-holders = Quién tiene qué al final
ends-battles = Batallas
ends-truces = Treguas
ends-coups = Golpes
holds-both = { $side }: { $capital } y { $fort }
holds-one-each = { $capital }: { $first }; { $fort }: { $second }
count-none = ninguna
count-one = una
count-two = dos
count-more = tres o más
truce-broken = alguna tregua rota
coup-of = { $side }: jefe depuesto

# 6
title-decisions = Decisiones
decisions-how = Para cada elección documentada: la proporción de guerras en que quien decidía eligió lo mismo, no más de { $days } días antes o después del tiempo en que consta, con su error de Monte Carlo; y la proporción en que se eligió en cualquier momento.
decisions-drift = En los bandos que siguen la historia hay { $decisions } elecciones documentadas; de media se renunció a { $drifted } de ellas en cada guerra, por haberse apartado esta demasiado para que tuviesen sentido.
decisions-what = Elección
decisions-recorded = Fuentes
decisions-as-recorded = Elegida como consta
decisions-any-time = En cualquier momento
decisions-median = Primer día, mediana
decisions-emergent = No las elige nadie: las produce una regla
decisions-happens = Ocurre como consta

# 7
title-assumptions = Supuestos
assumed-counts = Las reglas leen { $all } números. { $measured } están medidos o ajustados a recuentos, { $argued } se argumentan con fuentes que no los dan, { $assumed } son simple criterio. { $fixed } están fijos; todos los demás tienen un rango.
matter-title = Qué números importan
matter-how = Correlación de rangos de cada número con un resultado en { $wars } guerras, las ocho mayores; el asterisco marca los supuestos. Dentro de la banda gris (±{ $noise }) aun la mayor de todas podría ser azar. Las barras de error son un error típico.
matter-default = Todas las guerras usaron los mismos números y nada puede decirse aquí; ejecute con --theta prior.
matter-none = { $clear } números sobresalen del ruido en algún resultado; ninguno de ellos es supuesto.
matter-some = { $clear } números sobresalen del ruido en algún resultado; { $assumed } de ellos son supuestos: { $names }. Son los que merecen el tiempo de un historiador.
rank-correlation = correlación de rangos, −1 a 1
outcome-fall = { $place } cae más tarde
outcome-distance = Más lejos de lo ocurrido
outcome-men = Más hombres les quedan a los { $side }
outcome-dead = Más { $side } muertos por enfermedad
assumed-title = Los números supuestos
assumed-list = Los { $count } números supuestos, con la razón que se da de cada uno
assumed-name = Número
assumed-value = Valor
assumed-prior = Rango
assumed-why = Por qué (como lo dice el escenario, en inglés)
prior-fixed = fijo

# 8
title-worst = Los cinco que salen peor
worst-how = Por orden: lo que casi nunca ocurre, y luego según el CRPS. Las razones se leen en las tablas según reglas y no son más que probables.
worst-values = Fuentes: { $recorded }; guerra mediana: { $middle }; CRPS: { $crps } tolerancias.
worst-held-out = (apartado)
why-never = Casi nunca ocurre: en { $share } de las guerras.
why-seldom = Solo ocurre en { $share } de las guerras.
why-by-rule = Ningún plan lo ordena: se sigue de las reglas.
why-not-chosen = Lo que llevaría a ello casi nunca se elige ({ $any } de las guerras). Lo más cercano: { $plans }.
why-not-carried = Lo que podría llevar a ello se elige en { $any } de las guerras, pero solo se consigue en { $happened }: algo falla por el camino. Elegido: { $plans }.
why-chosen-seldom = Lo que lleva a ello se elige en { $any } de las guerras: { $plans }.
why-centred = La guerra mediana acierta; lo que falla es la dispersión.
why-early = La guerra mediana se adelanta { $days } días, { $tolerances } tolerancias.
why-late = La guerra mediana se retrasa { $days } días, { $tolerances } tolerancias.
why-low = La guerra mediana se queda corta en { $tolerances } tolerancias.
why-high = La guerra mediana se excede en { $tolerances } tolerancias.
why-narrow = Las guerras se parecen entre sí más de lo debido: su dispersión es de { $sd } tolerancias.
why-wide = Las guerras dicen poco: su dispersión es de { $sd } tolerancias.
why-theta-fixed = Todas las guerras usaron los mismos números: a ninguno puede culparse.
why-no-number = Ningún número por sí solo lo mueve más allá del ruido (±{ $noise }): búsquese en una regla o en un plan.
why-number-lower = Lo que más lo mueve es { $name } ({ $says }; correlación de rangos { $rho } ± { $error }): un valor menor lo acercaría.
why-number-higher = Lo que más lo mueve es { $name } ({ $says }; correlación de rangos { $rho } ± { $error }): un valor mayor lo acercaría.

# 9
title-sources = Fuentes
sources-how = Cada número del escenario nombra sus fuentes; aquí figuran { $count }, y tregua explain ID muestra cada una.
sources-list = Las { $count } fuentes

# 10
title-repeat = Cómo repetir cada número
repeat-how = La misma orden da las mismas filas hasta el último bit, con cualquier número de hilos.
repeat-one = Solo la guerra mediana, día por día (semilla { $seed }):
repeat-tables = Todo número de esta página sale de dos tablas que están a su lado, runs.parquet (una fila por guerra) y fans.parquet (cuantiles de cada día). Las unidades están en sus metadatos.
repeat-all = Las { $count } columnas de runs.parquet
column-run = número de la guerra en el conjunto, y su semilla
column-failure = qué falló, si el motor no pudo terminar; vacío si no
column-record = lo medido de cada objetivo, en su unidad; las fechas son días desde el día 0; falta si no ocurrió
column-end = cómo quedó la guerra en su última noche
column-plan = día en que se eligió por primera vez cada plan
column-decision = día en que cada elección documentada se tomó como consta
column-theta = el número que usó esta guerra
column-fans = cuantiles de cada serie diaria
