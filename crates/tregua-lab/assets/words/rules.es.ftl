# Las fichas de las reglas (en inglés las dice el propio motor, junto a cada regla): qué dice, qué lee y qué deja fuera.

calendar-event =
    .says = Lo que envía la guerra general llega en su día: los refuerzos se unen a su ejército donde esté (al de su jefe si no está en ninguna parte, o esperan), entra en escena alguien que decide, llegan dinero y medicinas. Cada bando se entera con el retraso que da el escenario. Donde el escenario lo dice, solo llega si un bando tiene entonces un lugar, o si un lugar se ha pronunciado; si no, no llega nunca, y nadie oye hablar de ello. Los hombres que se levantan en un lugar salen de sus habitantes, tantos como haya; los demás vienen de fuera.
    .reads = sucesos fechados [día], retrasos [día], quién tiene cada lugar, si un lugar se ha pronunciado, habitantes [persona]
    .leaves-out = Los víveres que traen consigo los refuerzos; las noticias que no llegan nunca; los sucesos que llegan más tarde porque la guerra fue otra.

calendar-fade =
    .says = Los resultados y las ocasiones desaprovechadas se olvidan en 30 días, las pérdidas en 60; a estas se suman los muertos por enfermedad y los desertores de la víspera.
    .reads = resultados, ocasiones [1], pérdidas, muertos, desertores [persona]
    .leaves-out = Los rencores.

calendar-pay =
    .says = Los ingresos llegan cada día. El primero de mes se debe a cada hombre la paga de un mes; la caja paga lo que puede, primero los atrasos, y lo que no puede pagar queda a deber.
    .reads = caja, ingresos [peso, peso/día], paga [peso/día], hombres del bando [persona], atrasos [mes]
    .leaves-out = Los demás gastos; las escalas de paga de oficiales y reclutas; el botín.

truce-begin =
    .says = La tregua que han firmado ambos jefes rige desde luego, o prosigue desde el día en que caducaría la vigente, y deja entrar los víveres que conceden sus artículos. La que ocupa el lugar de otra le pone fin, y la prenda que no vuelve a pedir se devuelve. Ambos jefes celebran consejo.
    .reads = artículos de la tregua, la tregua vigente [día]
    .leaves-out = El tiempo que tarda la noticia en llegar a las avanzadas: nadie sigue combatiendo por error.

truce-pledge =
    .says = El lugar prometido en prenda se entrega la primera noche: su guarnición marcha al lugar más próximo que tenga su bando, aun cuando nadie más pueda moverse, y no puede volver mientras dure la tregua; los enfermos de sus hospitales se quedan. Los cañones cuya salida consienten los artículos se van con ella, y el lugar queda tanto más débil. Quien tiene la prenda no está obligado a ocuparla.
    .reads = artículos de la tregua, quién tiene cada lugar
    .leaves-out = El inventario de cañones y pertrechos: lo que hay se entrega tal como está.

truce-exchange =
    .says = Donde los artículos canjean prisioneros, ambos bandos devuelven la primera noche hombre por hombre, tantos como tenga el que menos tiene, y en las noches siguientes a los que hayan caído desde entonces. Salen de donde está el jefe que los tenía hacia el ejército más próximo de los suyos, a paso de infantería, y entran en filas como los reclutas; quien no tiene ejército al que ir se vuelve a su casa.
    .reads = artículos de la tregua, prisioneros [persona], posiciones, `march.infantry_coast` [km/día]
    .leaves-out = El grado, que se canjeaba por igual grado; los enfermos que haya entre ellos; los que preferirían quedarse.

truce-lapse =
    .says = La tregua caduca en su día y cesan los víveres que dejaba entrar; ambos jefes celebran consejo dos días antes y en el día mismo. La prenda se devuelve entonces. Quien deja en ella a sus hombres falta a su palabra, y lo paga en honor y confianza como cualquier quebrantamiento.
    .reads = la tregua vigente [día], quién está en la prenda
    .leaves-out = La denuncia de la tregua antes de su día.

truce-wait =
    .says = La tregua que se ofrece por carta puede aceptarse durante 15 días desde la mañana en que el jefe enemigo tiene la carta, y solo mientras quien la ofreció siga a la cabeza de su bando. Una oferta más nueva ocupa su lugar.
    .reads = ofertas [día], jefes de ambos bandos
    .leaves-out = La carta que retira una oferta; el enviado que pide órdenes, o al que se pide que espere.

truce-breach =
    .says = Quien rompe una tregua pierde honor y la confianza del otro bando, que aprende cómo es; pierde la prenda que dio, y la que tiene vuelve a su dueño. La consulta hecha a una corte lejana queda sin efecto.
    .reads = honor, confianza [0-1], lo que cuesta romper la tregua
    .leaves-out = Las pequeñas infracciones de las avanzadas, de las que se quejaron ambos bandos.

wider_war-drift =
    .says = La balanza continental B se mueve cada día un pequeño paso gaussiano y da un salto el día de cada noticia fechada: tan grande como consta, o sorteado con la misma dispersión para todas. El salto documentado se descarta con su suceso; la suerte tiene su día de todos modos.
    .reads = balanza [1], noticias fechadas [día], qué ha sido de ellas
    .leaves-out = Las campañas de otros teatros; las noticias que llegan por partes; una tendencia, que quitaría todo riesgo a la espera.

dispatch-ride =
    .says = El correo cabalga por el camino más corto, a su paso en la costa y en la sierra, con dispersión lognormal; una orden espera antes al estado mayor. Quien está a mano la lee en el acto.
    .reads = kilómetros por región [km], paso de los correos [km/día], probabilidad diaria del estado mayor [1]
    .leaves-out = El tiempo, las postas cerradas, los correos que buscan a un ejército que ya ha partido.

dispatch-intercept =
    .says = Cada día de camino puede perderse un correo; a los del bando contrario al cambio pueden además apresarlos las guerrillas de su camino. Lo que aún no ha salido está a salvo. La orden tomada revela al jefe enemigo lo que su autor sabía del ejército al que iba dirigida.
    .reads = riesgo del correo [1/día], guerrillas en el camino [persona], lo que cree quien escribe
    .leaves-out = Las cifras; los duplicados que no se envían a propósito; el plan que delata una orden tomada.

dispatch-garble =
    .says = Cada estado mayor que transmite una orden puede deformarla y el lector puede entenderla mal, con doble facilidad cuando le llega de tercera mano: detenerse por marchar, reunirse por acercarse, un lugar más próximo por el nombrado. Quien está junto al que escribe vuelve a preguntar.
    .reads = verbo y lugar de la orden, días de camino [día]
    .leaves-out = Las órdenes a buques y a civiles, que se dan por leídas como se escribieron; las órdenes deformadas a propósito.

intelligence-belief =
    .says = Una noticia mueve lo que se cree del logaritmo de la fuerza según la regla de Kalman: ganancia P / (P + R + Q d + σ_b²) para lo que se sabe de oídas desde hace d días, cuyo sesgo se lleva como un segundo estado, de modo que muchos rumores no valen más que su fuente común; los propios ojos, los estados de fuerza y las cartas interceptadas no tienen sesgo. Cada día P crece en Q, menos durante una tregua. Un avistamiento más reciente sustituye el lugar. Las noticias de lugares, ofertas y guerra general se saben cuando llegan; la probabilidad a la larga es la del día del que habla la noticia.
    .reads = noticias que llegan hoy [ln hombres, días], lo que se cree [ln hombres], si rige una tregua
    .leaves-out = Una deriva previsible de la fuerza enemiga; las fuentes a las que se va sorprendiendo en mentira una por una.

intelligence-wary =
    .says = Quien ve con sus propios ojos que un ejército es más débil, en más de dos desviaciones típicas, de lo que se le hizo creer, y tiene más enfermos, se vuelve desconfiado: la escala del sesgo que concede a lo que oye sube hasta lo que ha visto, y su juicio previo cuenta como cuatro casos.
    .reads = noticias sin sesgo [ln hombres], lo que se cree [ln hombres], proporción de enfermos [1], desconfianza [1]
    .leaves-out = La desconfianza que se olvida.

intelligence-returns =
    .says = Quien decide conoce los ejércitos de su bando que están donde él reside, y el suyo propio. Los demás dan parte al jefe y a su superior cada cinco días, al llegar y al combatir; el ejército del jefe lo hace saber a todos los que deciden en su bando.
    .reads = posición y fuerza de los ejércitos, residencia de quienes deciden, días desde el último parte [día]
    .leaves-out = Los comandantes que informan de lo que su jefe quisiera oír.

intelligence-contact =
    .says = El enemigo ve con poco error y sin sesgo al ejército con el que está en contacto; se enteran su jefe y quien esté cerca.
    .reads = ejércitos en contacto, fuerza [persona], lugares
    .leaves-out = Lo que cuentan los prisioneros.

intelligence-hearsay =
    .says = Rumores y espías dan cuenta de un ejército que la gente puede ver: un número de Poisson al día, mayor donde los vecinos se inclinan por el bando que escucha y donde lo encubren sus guerrillas, menor donde lo hacen las enemigas. Llegan al jefe y a quien decide más cerca. El bando que oculta a sus enfermos pasa por más fuerte en una parte z de ellos. Lo que cada bando sabe de oídas de un ejército tiene su propio sesgo, de buena fe.
    .reads = opinión [log-odds], guerrillas [persona], prensa y agentes [1], fuerza y enfermos del campamento [persona]
    .leaves-out = Los avistamientos en el mar; las columnas fingidas; los rumores de ejércitos que no existen.

intelligence-falls =
    .says = La noticia de que un lugar ha cambiado de manos cabalga hacia el jefe de cada bando hasta que llega.
    .reads = quién tiene cada lugar, lo que cree de ello cada bando
    .leaves-out = Los rumores de caídas que no ocurrieron.

agents-letters =
    .says = Una vez por semana un agente escribe desde la capital al jefe de cada bando: el hambre de la ciudad, hasta qué punto están cortados sus caminos, hacia dónde se inclinan los pueblos, cuánto tiempo tiene víveres la fortaleza. De todo ello un bando no sabe más que la última carta recibida; el que tiene la capital y reside en ella lee la suya el mismo día.
    .reads = hambre y abastecimiento de la ciudad capital, interdicción de los caminos [1], opinión de los lugares [log-odds], víveres de la fortaleza y de los ejércitos que hay en ella [kg]
    .leaves-out = Los agentes que yerran o mienten: la fuerza de los ejércitos se pone en duda (véase intelligence) y el precio del pan lo sabía todo el mundo.

politics-confidence =
    .says = La confianza de los oficiales en su jefe, y, tiende a σ(1 + resultados − hambre de su ciudad − parte del ejército perdida en 60 días + su afinidad − ocasiones desaprovechadas), cada cosa con su peso. Donde hay logia, se organiza si y baja de un medio; si no, se disuelve.
    .reads = resultados, ocasiones [1], hambre [1], pérdidas y hombres [persona], afinidad del jefe [1]
    .leaves-out = Los oficiales como personas; la paga y los ascensos.

politics-coup =
    .says = Los oficiales organizados y sin confianza exigen el mando a su jefe con riesgo c·g·(1−y)³, nunca con el enemigo en contacto.
    .reads = confianza, organización [1], último contacto de los ejércitos donde reside el jefe [día]
    .leaves-out = Las conjuras delatadas.

politics-ultimatum =
    .says = Un ultimátum tiene un plazo de horas. El jefe cede con probabilidad σ(2 − 4·parte de la fuerza que le es leal); si no, leales y golpistas lo dirimen por las armas y todos pierden el ánimo. Si el golpe triunfa, manda el siguiente de la facción, sus oficiales y su tropa se animan, y las ocasiones y los resultados se cuentan de nuevo; si fracasa, la logia se deshace.
    .reads = parte leal [1], escala del azar en la batalla [1]
    .leaves-out = Las bajas de ese choque; el reconocimiento del soberano, que es una noticia fechada.

politics-hand_over =
    .says = Quien toma un mando recibe sus papeles y celebra consejo en el acto.
    .reads = lo que creía su antecesor
    .leaves-out = Los papeles que no se entregan.

council-sit =
    .says = Quien decide y está en su cargo celebra consejo cada tantos días, y en el acto si algo lo pide: el contacto donde no lo había, conferencias que se abren, una oferta por carta, una tregua que empieza o está a dos días de su fin, un salto de más de 0,05 en la probabilidad a la larga, la toma de posesión. Ve lo que él sabe y los planes que eso permite, y elige uno como mucho. Las órdenes salen por correo hacia quien ha de cumplirlas, o hacia el lugar que se arma, se fortifica o en que se recluta; quien está a mano las lee en el acto.
    .reads = lo que sabe cada uno [creencias], planes entre los que elegir, la mente de su bando
    .leaves-out = Los consejos en que votan varias personas; para los oficiales que deponen a un jefe, véase politics. El hambre y la enfermedad no convocan ninguno: llegan poco a poco, y las ve el siguiente consejo ordinario.

council-drift =
    .says = La decisión documentada cuyo último día ha pasado sin tomarse se abandona: esta guerra se ha apartado demasiado de lo documentado para que tenga sentido.
    .reads = decisiones [fecha, último día]
    .leaves-out = Si más tarde se habría tomado una decisión parecida.

command-read =
    .says = Una orden surte efecto cuando se lee. La que va a un ejército se deja de lado si este ya leyó otra más reciente; cualquier otra se cumple, por antigua que sea. Pudo deformarse por el camino o entenderse mal: detenerse por marchar, reunirse por acercarse, un lugar más próximo por el nombrado. La orden que se lee cuando ya se cumple otra vale desde donde esté entonces el ejército. El ejército al que se manda dejar para siempre el lugar donde está se separa de sus enfermos, se prepara unos días, en los que su gente lo sabe, y marcha.
    .reads = despachos que llegan hoy, lo que el ejército tiene encomendado [día en que se ordenó], `march.ready` [día]
    .leaves-out = Las consultas que se elevan antes de obedecer. Lo que tarda en salir cualquier otra marcha.

command-initiative =
    .says = El subordinado que decide por su cuenta obedece con probabilidad σ((U_obedecer − U_mejor)/T + κ), donde U es lo que vale según lo que él sabe, T su temperatura y κ el aumento que da la disciplina: estricta, corriente, o ninguna con carta blanca. Donde un bando sigue lo documentado, sus comandantes hacen lo que se les manda, salvo que se les mande juzgar por sí mismos: lo que consta que desobedecieron es una decisión aparte.
    .reads = lo que él sabe, su utilidad, el margen que deja la orden
    .leaves-out = El castigo de la desobediencia.

talks-sit =
    .says = Las conferencias que un bando ha convocado se abren cuando acude el otro, y eso lo decide su jefe por lo que espera de reunirse y de un acuerdo. Los diputados se sientan entonces cada tantos días, en el orden que marca el protocolo, y se vuelven tras la última sesión. Una conferencia que puede coincidir con otras se abre mientras ellas duran: cada una tiene sus días, su oferta y su final, y lo firmado en una se sabe en la siguiente.
    .reads = las conferencias abiertas [día], lo que sabe cada uno [creencias], valores de continuación [utilidad]
    .leaves-out = Qué diputados se sientan: hablan por su jefe. Dos bandos que siguen lo documentado se reúnen como consta.

talks-offer =
    .says = Quien tiene la palabra ofrece uno de los paquetes que a sus ojos son eficientes, por logit según lo que espera de ofrecerlo, o calla. Con demandas simultáneas se firma lo que contenta a ambos; con texto único, el mediador propone lo que mejor sirve a los dos, pues ambos le dicen en confianza lo que vale para ellos cada cosa.
    .reads = lo que sabe cada uno [creencias], valores de continuación [utilidad], límites de los jefes, protocolo
    .leaves-out = Las ofertas escritas para engañar; los paquetes que exceden la agenda.

talks-answer =
    .says = Una oferta se acepta por logit según lo que añade a la guerra, frente a lo que se espera de seguir hablando. Lo que los diputados no pueden firmar cabalga hasta su jefe, y su respuesta vuelve; si no llega a tiempo, nadie espera más, ni tampoco cuando una tregua firmada en otro lugar ha dejado la oferta sin efecto. Cada bando aprende de lo que el otro ofrece y responde qué clase de hombre es.
    .reads = lo que sabe cada uno [creencias], valores de continuación [utilidad], mandatos, correos [día]
    .leaves-out = Las respuestas que son un sí a medias: llegan como la oferta siguiente.

talks-sign =
    .says = La tregua rige cuando la han firmado ambos jefes. Un arreglo necesita el consentimiento de los oficiales de ambos bandos, cuyo umbral nadie conoce; obtenido, pone fin a la guerra, o bien, si un jefe firmó sin poderes, empieza una tregua, se pregunta a una corte lejana y él pierde crédito ante ella. El jefe que firma lo que sus oficiales no querrían pierde la confianza de estos.
    .reads = valores del portavoz de los oficiales [utilidad], límites de los jefes, temperatura de la elección [1]
    .leaves-out = Los oficiales divididos entre sí.

talks-assent =
    .says = La corte consultada responde en su día, y dice que sí con la probabilidad que da la agenda. Un no zanja el asunto; la tregua sigue hasta que caduca.
    .reads = el arreglo que espera [día], probabilidad del asentimiento [0-1]
    .leaves-out = Las cartas en que la corte pide aclaraciones.

march-advance =
    .says = Una columna hace v = v_arma·terreno·(1−0,4φ)·(1−0,25(1−a)[por encima de 3500 m])·paso·exp(σz) kilómetros al día, al ritmo de su unidad más lenta; cada mitad de un tramo se anda al paso de la región de su extremo. Llega la noche del día en que completa el tramo. La columna que sigue más allá acampa en el último lugar por el que pasó, y lo que anduvo de más cuenta para el tramo siguiente, de modo que un camino de d kilómetros lleva ⌈d/v⌉ días; donde está el enemigo no pasa ese día de ahí. La columna sin orden para el camino se dirige al extremo más próximo. En las etapas descansa según lo mandado. Al dejar una fortaleza sitiada de su propio bando, reduce a la mitad la esperanza de socorro de sus defensores. Durante una tregua no entra en zona prohibida, y se detiene donde los ejércitos no pueden moverse, salvo que salga de un lugar que la tregua quita a su bando.
    .reads = lo encomendado, lugares y altitudes, fatiga [1], aclimatación a la sierra [1]
    .leaves-out = La longitud de las columnas, los guías, el tiempo, salvo la suerte de cada día; los caballos perdidos en el camino.

march-way =
    .says = Un comandante no se mete en un enemigo al que no combatiría. Si cree que hay uno en el próximo lugar de su camino, por noticias de los últimos 20 días, y su postura es rehusarlo, salvo que sea más débil que un cuarto de la columna, o estima su probabilidad por debajo de su p*, da un rodeo de la mitad más de camino a lo sumo, o espera.
    .reads = lo que él cree [ln persona], fuerza propia, postura, p*
    .leaves-out = Los enemigos que estén más adelante en el camino.

march-meet =
    .says = Dos columnas enemigas que marchan una hacia otra por el mismo tramo y pasan en un día por el mismo punto se encuentran: ambas están esa noche en el extremo del tramo más próximo a su punto de encuentro.
    .reads = posiciones tras la marcha del día [km]
    .leaves-out = Las emboscadas en el camino; la columna alcanzada por detrás.

march-toil =
    .says = La fatiga φ tiende en 5 días hacia 0 en descanso, 0,2 a paso suave, 0,4 a paso ordinario, 0,9 en marcha forzada, y 0,2 más donde no hay agua o por encima de 4000 m. Los hombres en marcha se rezagan a razón de 0,002·exp(1,5[forzada]+2φ)·(1+(1−a)[por encima de 3500 m]) al día.
    .reads = quién marchó hoy y por dónde, paso, fatiga [1], aclimatación [1]
    .leaves-out = El calzado. Para la vuelta y la captura de los rezagados, véase desertion.

march-sail =
    .says = Un ejército se embarca donde los buques de su orden están en un puerto (se los manda llamar), carga durante unos días, navega tramo por tramo a una velocidad sorteada una vez para cada uno, y descarga. Puede desembarcar donde los buques de guerra aptos de su bando, los del convoy entre ellos, superan en número a los enemigos que están allí o mantienen crucero a menos de un día de vela, o donde el enemigo no tiene ninguno; si no, aguarda a la vista. Los buques fondeados en otro puerto no salen. Cada hombre ocupa una plaza. Las unidades sin plaza pasan a otro ejército o depósito de su bando en el puerto; donde no lo hay, el ejército espera y deja las plazas al siguiente. La escuadra navega con el convoy y deja cualquier bloqueo. El convoy que recibe otro destino vira donde el nuevo camino vuelve por el mismo tramo; lo que está a medio cargar o descargar se devuelve en el tiempo que llevó.
    .reads = plazas a bordo [persona], buques de guerra, días de carga [día]
    .leaves-out = Los temporales; los buques perdidos o apresados en el mar; el enemigo que acude a la playa mientras embarca la tropa; las plazas de los caballos, que la caballería vuelve a hallar donde desembarca.

march-join =
    .says = El ejército que tiene orden de unirse a otro marcha hacia donde su comandante cree que está, y cuando ambos se hallan en un mismo lugar, o se cruzan en el camino, pasa a formar parte de él. Donde no encuentra a nadie, espera noticias. El ejército del que no queda nadie deja de existir.
    .reads = lo que él cree, posiciones, lo encomendado
    .leaves-out = Las disputas por el grado.

march-hold =
    .says = El bando que por la noche es el único con tropa de combate en un lugar, más de un hombre por cada cien vecinos, lo tiene. La noticia cabalga hacia los jefes de ambos bandos.
    .reads = hombres aptos y vecinos de cada lugar [persona]
    .leaves-out = Los lugares que se alzan por sí mismos: véase opinion.

battle-contact =
    .says = Donde hay en un mismo lugar ejércitos de ambos bandos capaces de combatir, están en contacto, y quienes los mandan celebran consejo. Durante una tregua nadie toca al otro. Un bando combate unido, a las órdenes de su ejército más fuerte allí. Quien tiene el lugar tiene el terreno: quebrado 1,25, obras 1,3, y obras 1,3 contra quien desembarca. En una fortaleza hay sitio: no se combate más que en un asalto, o en una salida si se ofrece.
    .reads = posiciones, lo encomendado, quién tiene el lugar y su terreno
    .leaves-out = Las escaramuzas de avanzadas; los ejércitos que están apartados en un mismo lugar.

battle-stance =
    .says = Cada comandante combate, acepta la batalla si se le ofrece, la evita o tiende un señuelo, según su postura. Si se le deja juzgar, ofrece batalla donde la probabilidad en la que cree, σ(m/√(s²+πP/8)), alcanza su p* si ataca él, la acepta donde lo alcanza si lo atacan, y si no la evita: el terreno ayuda a quien lo tiene mientras está en él, y no cuando sale de él. El umbral es exacto, la duda está en lo que cree. Quien aceptaría la batalla también la ofrece donde puede atacar con tal probabilidad y lleva tres días con el enemigo delante sin que este se la ofrezca. Atribuye al enemigo los hombres de que ha oído hablar o, si nunca ha sabido de él, los que cuentan sus avanzadas, todos de línea y de moral mediana. Lo que no puede marchar nunca evita la batalla.
    .reads = lo que cree el comandante (o, si no, el jefe de su bando) [ln persona], fuerza propia, p*, cautela [1]
    .leaves-out = Lo que valdría una victoria.

battle-decline =
    .says = Ante una retirada el enemigo se pregunta si es un ardid: P = ℓπ/(ℓπ+1−π), con ℓ de 1 a 3 cuanto más fuerte cree al otro. Sigue si la probabilidad que entonces queda, pues el ardid da al otro un grado de sorpresa, alcanza aún su p*; en una persecución no cuenta el terreno de nadie. El ardid que se sigue es una batalla con ese grado en contra; la retirada verdadera es alcanzada con p = σ(4 ln(v_A/v_D) − 1,1) y se combate para ganar tiempo, con 0,4 veces el encarnizamiento ordinario. Si no la sigue, queda sin respuesta. Quien rehúsa y escapa ha dejado pasar una ocasión tan grande como él la creía; y lo mismo quien no sigue. Donde al tercer día nadie ha ofrecido batalla, se retira, sin que lo sigan, quien menos fía en sus probabilidades en el terreno de quien tiene el lugar; a igualdad, quien no lo tiene.
    .reads = pasos de marcha [km/día], lo que cree cada uno, los días en que llegaron
    .leaves-out = Una persecución de varios días.

battle-outcome =
    .says = Deciden dos sorteos: la ventaja V = ln(E_A/E_D) + s·logística, con la que vence el atacante si pasa de 0, y el encarnizamiento, cuyo logaritmo es normal. Los riesgos de pérdida son H̄e^(∓kV/2); cada unidad pierde una parte binomial; de las pérdidas del vencido, 1−e^(−k|V|/2) son prisioneros, y del resto mueren tres de cada diez. Los vencidos retroceden una jornada, con 0,3 más de fatiga; la moral sube 0,8 y baja 1+V/3. Quien llega sin que se haya sabido de él en tres días sorprende en un grado. Quien ataca por su voluntad muestra al otro que su jefe prefiere combatir a descansar.
    .reads = fuerzas, calidad, moral, fatiga, aclimatación, terreno
    .leaves-out = La artillería como tal; los generales que caen; las horas del día.

battle-capture =
    .says = Quienes quedan en un lugar sin nadie que combata por ellos, junto a un enemigo que puede hacerlo, son sus prisioneros, también los enfermos en sus camas, si no lo prohíbe una tregua. Lo que queda de una guarnición cuyo lugar se toma por asalto cae con él.
    .reads = quién está dónde [persona]
    .leaves-out = Los prisioneros libres bajo palabra; su canje es artículo de una tregua.

siege-press =
    .says = La guarnición de una fortaleza con el enemigo delante (en el lugar o a un tramo por tierra, o en bloqueo con buques de guerra aptos) se rinde con riesgo h = 0,005·exp(3η + 2(1−b) − 2(μ−½) + honores ofrecidos) al día una vez que sus víveres bajan de 15 días; nunca antes. Los días de víveres son las existencias entre el consumo completo de guarnición y vecinos. La esperanza de socorro b es 1 hasta que un socorro fracasa: se reduce a la mitad cuando es batida allí una salida o un ejército de socorro, y cuando la deja de nuevo un ejército de campaña propio. Vuelve a ser entera cuando el enemigo se ha ido, y con él la oferta de honores. Un asalto es una batalla 1,5 veces más encarnizada contra obras que valen 4.
    .reads = existencias [kg], bocas [persona], hambre [1], moral [1], esperanza [1], si se ofrecieron honores
    .leaves-out = Bombardeos, minas, brechas: no se empleó tren de sitio.

siege-surrender =
    .says = La guarnición que se rinde queda prisionera de guerra. Con honores, los aptos, convalecientes y rezagados se van a sus casas bajo palabra y solo quedan los enfermos. El lugar es del sitiador, y también los buques bajo sus cañones donde él tiene escuadra enfrente.
    .reads = quién está en el lugar, si se ofrecieron honores
    .leaves-out = Más condiciones que con honores o sin ellos; los bienes de los refugiados.

naval-cruise =
    .says = La escuadra navega tramo por tramo, como los convoyes, y fondea donde ha llegado. Si en el mar recibe otro destino, vira donde el camino vuelve por el mismo tramo, y si no, lo termina primero; la orden de ir adonde ya se dirige no cambia nada. Si lleva tropa, va adonde va la tropa. La que ha de bloquear un puerto se dirige a él y se mantiene enfrente. Los víveres bajan un día cada día y se reponen, diez días por día, donde fondea en un puerto de su bando; con menos de diez días deja su crucero por el puerto propio más próximo por mar, y vuelve con sesenta días o con cuanto puede llevar.
    .reads = órdenes, quién tiene los puertos, víveres [día]
    .leaves-out = Las presas, la aguada en costa hostil, los combates entre buques.

naval-wear =
    .says = Cada buque de guerra deja de ser apto para el crucero a razón de 1/400 al día; en un puerto de su bando el buque no apto se repara a razón de 1/30 al día.
    .reads = dónde están los buques
    .leaves-out = Astilleros, pertrechos, la broma.

naval-crews =
    .says = La confianza de las tripulaciones sigue en 30 días a σ(1 − w·√(meses de paga que se deben)), con w como para los soldados.
    .reads = atrasos del bando [mes]
    .leaves-out = El dinero de presas.

naval-cut-out =
    .says = Los botes van de noche contra el buque enemigo de más cañones del puerto que no asalten otros esa noche. Las tripulaciones descontentas se niegan con probabilidad σ(−1 − 5y). Su fuerza son los hombres, por 1,4 si sorprenden (7 veces de cada 10); la del buque, su tripulación, por 1,3 bajo los fuertes. Es un choque como el de una batalla, 1,5 veces más encarnizado. Si vencen, el buque es suyo y lo que queda de su tripulación cae prisionero; si no, lo son los apresados. De las demás pérdidas mueren tres de cada diez. La moral de ambos bandos se mueve con ello.
    .reads = hombres en los botes, tripulaciones [persona], obras del puerto
    .leaves-out = Los brulotes; los buques quemados en su fondeadero.

guerrilla-muster =
    .says = Uno de cada diez vecinos puede tomar las armas por el cambio: tanto antes cuanto más lo quiere el lugar y más requisa el otro bando, y hasta donde alcanzan los fusiles; en comarca de guerrillas, tres décimas partes salen con lo que tienen. Son siempre del bando del cambio.
    .reads = vecinos, opinión [log-odds], requisa [proporción], fusiles, `guerrilla.recruits` [1/día]
    .leaves-out = Las partidas del otro bando, y los caudillos que levantan o pierden una partida.

guerrilla-thinning =
    .says = Los guerrilleros se vuelven a casa a los tres meses. La tropa regular que bate un valle encuentra a algunos, y a la mitad con solo estar en él, o a un tramo que no pase de una jornada: de los hallados mueren tantos como entre las pérdidas de una batalla; los demás se dispersan a sus casas. Una tregua detiene la caza.
    .reads = guerrillas, tropa regular apta del bando contrario al cambio [persona], `guerrilla.stay` [día], `guerrilla.sweep` [1/día], `battle.killed`
    .leaves-out = Las escaramuzas: las guerrillas rehúsan el combate.

guerrilla-interdiction =
    .says = Las guerrillas de un lugar detienen una parte del tráfico que pasa por él, tanto menor cuanto más fuerte es la tropa regular que está allí de escolta.
    .reads = guerrillas, tropa regular apta del lugar [persona], `guerrilla.interdict` [persona]
    .leaves-out = Durante una tregua los caminos quedan como están: pasa lo que dejan entrar sus artículos.

guerrilla-raids =
    .says = Cada guerrillero toma al día tantos rezagados y forrajeadores de la tropa enemiga de su valle y, de la recua de una columna, otras tantas cargas de mula, que se quedan en el valle. Una tregua lo detiene.
    .reads = guerrillas, rezagados y aptos de los campamentos [persona], víveres de las columnas [kg], `guerrilla.raid` [1/día]
    .leaves-out = Los caballos y las avanzadas.

recruit-volunteers =
    .says = Donde está un ejército del cambio, o andan sus partidas de recluta sin enemigo que se lo estorbe, se alistan quienes lo harían: tanto más deprisa cuanto más quiere el lugar el cambio. Se incorporan en el acto donde está el ejército; desde otra parte van a pie.
    .reads = gente que se alistaría [persona], opinión [log-odds], posiciones, `recruit.rate` [1/día]
    .leaves-out = La leva: aquí ningún bando toma hombres a la fuerza; las unidades esperadas llegan como sucesos.

recruit-arrival =
    .says = Los reclutas, los pasados del enemigo y los prisioneros canjeados entran en la más débil de las unidades del ejército que admiten reclutas o, si ninguna los admite, en el cuerpo más débil. Si al llegar el ejército ya no existe, se vuelven a casa.
    .reads = hombres en camino [persona], ejércitos y sus unidades
    .leaves-out = Su instrucción: toman la calidad de la unidad en que entran.

supply-growth =
    .says = El forraje vuelve a crecer hacia lo que puede guardar un valle: tanto por cada uno de sus habitantes del día 0, en unos dos meses.
    .reads = forraje [kg], habitantes [persona], `supply.forage_cap` [kg/persona], `supply.forage_regrowth` [día]
    .leaves-out = Las estaciones de la cosecha y los campos sin labrar.

supply-load =
    .says = Una columna se lleva lo que pueden cargar sus mulas, una mula por tantos hombres; lo que sobra queda con otra tropa del bando en el lugar que deja, en los almacenes de allí o con los vecinos.
    .reads = hombres aptos, víveres que se llevan [kg], `supply.mules` [1/persona], `supply.mule_load` [kg]
    .leaves-out = Las mulas que mueren o se pierden; una columna se remonta allí donde descansa.

supply-rations =
    .says = Toda la tropa de un bando en un lugar come de una misma proveeduría: primero las raciones que lleva, después los almacenes de la ciudad que abastece al lugar, después lo que da el valle, después lo que traen las recuas, después la requisa. La ración de todos mengua en la misma proporción y nunca pasa de lo necesario. La guarnición se sirve antes que los vecinos y ahorra sus almacenes como ellos: ración entera mientras quedan bastantes días, si no en proporción, pero nunca menos de la mitad ni menos de lo que entra. Las mulas se cargan de noche con lo que los almacenes tienen por encima de esos días, o con lo que el valle da de más. La mitad del forraje que puede tomarse en un día se da de grado; el resto ha de requisarse, con la dureza que manda el bando o que impone el hambre de sus hombres. La simpatía por quien lo toma duplica lo que puede tomarse. En el mar los hombres comen lo que llevan.
    .reads = campamentos [persona, kg], existencias [kg], forraje [kg], opinión [log-odds], requisa [0-1], raciones y pienso [kg/día]
    .leaves-out = El dinero: lo que se da se paga de algún modo. Las bestias de una guarnición no comen grano; el pienso de los caballos en el mar es cosa de los buques.

city-routes =
    .says = Cada fuente trae su parte de lo que necesitan los vecinos y la tropa que abastece la ciudad, hasta donde está abierto su camino: por mar, lo que deja pasar un bloqueo; por tierra, lo que no detienen las guerrillas del cambio en los lugares del camino, y nada mientras el enemigo tiene uno de los lugares de donde viene o tropa en el camino. La tregua que abre un puerto al comercio deja entrar todo lo que llega por él. Las treguas y los sitiadores que se ablandan dejan entrar además una parte de lo necesario; lo que deja entrar un sitiador acaba cuando la ciudad es suya.
    .reads = fuentes [proporción], quién tiene cada lugar, buques de guerra aptos en bloqueo, interdicción [0-1], tregua, víveres que se dejan entrar [parte de lo necesario]
    .leaves-out = Los precios que atraen grano de más lejos. Una tregua no abre caminos: deja entrar lo que dicen sus artículos. Las aduanas: ninguna fuente dice qué paga el comercio de un puerto, ni a qué caja.

city-bread =
    .says = Los vecinos comen después de la guarnición. Mientras las existencias les duran menos días de los que pide la prudencia, comen en proporción, pero nunca menos de la mitad ni menos de lo que entra. El hambre sigue a la escasez en diez días.
    .reads = existencias [kg], vecinos [persona], `supply.civilian` [kg/día], `city.prudence_days`, `city.hunger_days` [día]
    .leaves-out = Ricos y pobres: la ración de todos es la misma. Un equivalente en grano vale por todos los víveres.

supply-trains =
    .says = Lo que su propio valle no da a un campamento en reposo lo traen sus mulas, de ida y vuelta, de los valles que tiene detrás y son de su bando: lo que estos dan de grado, primero los más cercanos, hasta 150 km de camino, y sin pasar por donde manda el enemigo. El bando que tiene más buques de guerra aptos que el otro lo trae en barcos de cabotaje de puerto a puerto, y sus mulas solo lo cargan hasta el puerto y desde él. Las guerrillas detienen las recuas como detienen los víveres de una ciudad. Lo que sobra carga las mulas para la marcha.
    .reads = falta [kg], forraje [kg], quién tiene cada lugar, caminos [km], interdicción [0-1], buques de guerra aptos, `supply.mules` [1/persona], `supply.mule_load` [kg], `march.train` [km/día], pienso [kg/día]
    .leaves-out = Cuánto tardan barcos y mulas; las bodegas de los barcos de cabotaje, que bastan siempre. El campamento que recibe de un valle menos de lo que pidió, porque otros pidieron también, no pide a otro ese día.

supply-hunger =
    .says = El hambre de la tropa sigue en diez días a la escasez de hoy, como la de una ciudad.
    .reads = escasez [0-1], hambre [0-1], `city.hunger_days` [día]
    .leaves-out = Las diferencias entre las unidades de un campamento, que reparten por igual.

sickness-incidence =
    .says = Los hombres aptos enferman: por la insalubridad del lugar, su estación, la falta de aclimatación, el hambre y el campamento hacinado, y por los enfermos con quienes conviven. Un campamento son todos los hombres de un bando en un lugar, con sus hospitales y depósitos, o un ejército en camino; está hacinado donde cuenta más hombres que habitantes tiene el valle. En el mar solo contagian los enfermos.
    .reads = insalubridad [1], día del año, aclimatación [0-1], hambre [0-1], enfermos y presentes del campamento [persona], `sickness.*`
    .leaves-out = Las clases de mal: fiebre, disentería y tifus comparten una tasa. Los rezagados no enferman.

sickness-course =
    .says = Los enfermos sanan o mueren. La mortalidad crece con los enfermos que hay por cada cama a la que alcanzan las medicinas, y la letalidad de un día, que se sortea una vez para todo el campamento, tiene media 1. En marcha los enfermos mueren el doble de deprisa y se rezagan como hombres al límite de sus fuerzas.
    .reads = enfermos del campamento [persona], camas del bando en el lugar [persona], medicinas [0-1], paso y `march.straggling` [1/día]
    .leaves-out = Quién yace en qué cama: el hospital del campamento sirve a todos por igual.

sickness-return =
    .says = Los convalecientes vuelven a filas.
    .reads = convalecientes [persona], `sickness.return` [1/día]
    .leaves-out = Las recaídas.

sickness-seasoning =
    .says = Quien sobrelleva un clima se aclimata a él: cada día en una milésima de lo que le falta, y en una décima de la parte que enferma. La costa y la sierra aclimatan por separado.
    .reads = casos nuevos, hombres presentes [persona], región del lugar
    .leaves-out = Que se pierda la costumbre, y que los reemplazos diluyan un cuerpo aclimatado.

sickness-discharge =
    .says = Los curados en un depósito pasan al cuerpo más débil de su bando en el mismo lugar, o esperan a que haya uno.
    .reads = hombres aptos de los depósitos y de las unidades que tienen al lado [persona]
    .leaves-out = El regreso de cada uno a su propio regimiento.

sickness-citizens =
    .says = Los vecinos enferman como los soldados, pero nueve décimas partes están aclimatadas; de los que enferman mueren tantos como en un hospital sin hacinamiento.
    .reads = habitantes de las ciudades [persona], insalubridad [1], hambre [0-1]
    .leaves-out = Sus camas, y su trato con el campamento.

city-citizens =
    .says = Los vecinos mueren, con un riesgo que el hambre multiplica hasta e⁴ = 55 veces, y huyen del hambre al lugar abierto más próximo por tierra, o fuera del teatro donde no lo hay.
    .reads = hambre [0-1], `city.civil_deaths`, `city.civil_flight` [1/día]
    .leaves-out = Los nacimientos y los regresos. Las enfermedades del vecindario son otra regla.

morale-follow =
    .says = La moral de una unidad sigue en una quincena a lo que hacen de ella su calidad, la paga, el pan, la salud, el descanso, el jefe y la fe en la causa. Esa fe es la probabilidad a la larga de su bando, según lo que ha oído. La inacción ante el enemigo la baja: por completo tras treinta días sin orden de moverse, en un ejército que está junto a terreno enemigo.
    .reads = calidad, atrasos de paga [mes], hambre, proporción de enfermos, fatiga [0-1], probabilidad a la larga [0-1], mando [-1, 1], días desde el último movimiento
    .leaves-out = El humor de cada hombre; la suerte. Un depósito no tiene moral propia.

desertion-stragglers =
    .says = Los rezagados alcanzan en unos seis días al cuerpo que se ha detenido en terreno de su bando, o está a bordo. En otra parte los recogen las guerrillas del valle.
    .reads = posición, quién tiene el lugar, guerrillas [persona], `march.rejoin_days` [día], `march.straggler_capture` [1/día por cada 100]
    .leaves-out = Los rezagados que toma la tropa regular enemiga: se cuentan en las batallas.

desertion-desert =
    .says = Los hombres aptos y, con doble facilidad, los convalecientes se van de noche; los rezagados que no están entre amigos, como los aptos. Los naturales y los forzados son los que más se van: por la moral baja, el hambre, la orden de dejar la tierra donde se levantaron, y la propaganda donde la gente está con el enemigo. Se vuelven a casa, se van con las guerrillas o se pasan al enemigo, en cuyas filas aparecen tres días después, o cuando han podido llegar a pie. En el mar no deserta nadie.
    .reads = origen, proporción de naturales, moral, hambre, exposición [0-1], días desde la orden de dejar su tierra, opinión [log-odds]
    .leaves-out = Las conjuras: cada uno decide por sí. Las guerrillas son siempre del cambio, así que los desertores de ese bando no se van con ellas.

desertion-defection =
    .says = Un coronel desleal se pasa con su unidad, tanto antes cuanta más propaganda le ha llegado y mejores le parecen las perspectivas del enemigo, y si está en terreno enemigo o en contacto. Va al ejército enemigo más próximo a menos de tres jornadas. La unidad que ha cambiado de bando es tan leal al nuevo como desleal era al antiguo.
    .reads = deslealtad, exposición [0-1], probabilidad a la larga [0-1], de quién es el terreno, contacto, `defection.*`
    .leaves-out = Los oficiales de la unidad que se niegan; sus rezagados y enfermos van con ella. Los depósitos no se pasan.

opinion-drift =
    .says = La opinión privada se mueve despacio: de vuelta a la inclinación propia del lugar, hacia la de los lugares con que comercia, con la prensa y los agentes de ambos bandos (las guerrillas del cambio cuentan como media prensa), con la probabilidad a la larga según la oye quien lo tiene, y en contra de quien requisa.
    .reads = opinión del lugar y de sus vecinos [log-odds], prensa [0-1], guerrillas [persona], probabilidad a la larga, requisa [proporción], `opinion.*`
    .leaves-out = Quién lee qué: la prensa de un bando llega por igual a todos los lugares. Los saqueos y las bondades mueven la opinión en el acto, en sus propias reglas.

opinion-declaration =
    .says = El lugar sin guarnición del bando contrario al cambio se pronuncia con un riesgo que crece con la opinión, diez veces mayor si hay en él tropa del cambio, y entonces es de este bando. Nadie se atreve antes de que haya tal tropa en el país. Una guarnición de un hombre por cada cien habitantes lo tiene callado; en una ciudad cuenta también la tropa de los campamentos y arrabales que viven de sus almacenes. El lugar pronunciado que se recobra sigue pensando como antes y puede volver por el mismo camino. El lugar tenido en prenda calla mientras dure su tregua. Solo ciudades, villas y puertos tienen un cabildo que pueda hablar; haciendas, campamentos y pasos siguen a quien esté en ellos, y lo que vive de los almacenes de una ciudad sigue a la ciudad.
    .reads = opinión [log-odds], habitantes, hombres aptos de ambos bandos en el lugar y en sus campamentos [persona], `opinion.declare` [1/día]
    .leaves-out = El ejemplo de los vecinos, salvo a través de la opinión.

opinion-exposure =
    .says = A los soldados les llega en una semana la propaganda enemiga: por su prensa y sus agentes, y por sus partidas de guerrilla a menos de una jornada.
    .reads = prensa [0-1], guerrillas en el lugar y a un tramo [persona], `opinion.exposure_days` [día], `opinion.exposure_parties`
    .leaves-out = Los oficiales que la ocultan a su tropa. Las guerrillas son siempre del cambio; el otro bando solo tiene su prensa.

opinion-conduct =
    .says = La conducta se recuerda en el acto: un lugar piensa mejor de quien toma a su cuidado los enfermos que el otro bando deja en él, del todo a partir de cien, y del sitiador que deja entrar víveres; piensa peor de quien lo toma por asalto.
    .reads = enfermos dejados a quien los captura [persona], víveres que se dejan entrar, lugares asaltados, `opinion.generosity`, `opinion.sack` [log-odds]
    .leaves-out = Quien descuida a sus prisioneros; las represalias en la marcha.

ledger-balance =
    .says = Cada noche, todo el que existió alguna vez está exactamente en un lugar, se da cuenta de todos los víveres hasta la milmillonésima parte, nada guardado es menos que nada, y cada proporción y cada ánimo están en su rango. Si no, una regla está mal, y la guerra se detiene con las cifras.
    .reads = todo
    .leaves-out = Si lo ocurrido era probable.
