# Lo que les importa a los jefes.
status = que el país cambie de estado
capital = tener la capital
fort = tener la fortaleza
own_army = su ejército con vida
enemy_army = el ejército enemigo con vida
blood = la sangre derramada
honour = su honor y su cargo
continent = el cambio a la vista en la guerra del continente
sovereign = el favor del soberano
settlement = que se llegue a un arreglo
interior = tener el interior
prizes = presas tomadas
charges = con vida quienes están a su cargo
impatience = impaciencia
day_cost = coste de un día de guerra
