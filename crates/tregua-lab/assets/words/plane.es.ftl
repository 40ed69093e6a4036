# El plano de utilidades de una mesa.
plane-worth = Valor para { $party }
plane-over = La mesa
plane-count = { $packages } paquetes, de ellos { $efficient } eficientes; el { $share } % vale para ambos al menos tanto como no acordar.
plane-disagreement = sin acuerdo
plane-ideal = ideal
plane-nash = Nash
plane-kalai-smorodinsky = Kalai–Smorodinsky
plane-egalitarian = igualitario
plane-welfare = bienestar
plane-frontier = paquetes eficientes
plane-packages = todos los paquetes, más oscuros donde hay muchos juntos
plane-red-line = por debajo, { $party } prefiere no acordar
plane-product = mismo producto de ganancias que en el punto de Nash
plane-empty = Ningún paquete vale para ambos tanto como no acordar.
plane-outside = (uno de ellos preferiría no acordar)
plane-title = Plano de utilidades: { $name }
plane-says = Lo que vale cada paquete para { $first } (horizontal) y { $second } (vertical), con los paquetes eficientes y los puntos que la teoría distingue.
