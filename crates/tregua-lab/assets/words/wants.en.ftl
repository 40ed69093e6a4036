# What deciders care about.
status = the country changed
capital = the capital held
fort = the fortress held
own_army = his army alive
enemy_army = the enemy’s army alive
blood = blood shed
honour = his honour and office
continent = the change in sight in the wider war
sovereign = standing with the sovereign
settlement = a settlement made
interior = the interior held
prizes = prizes taken
charges = those in his charge alive
impatience = impatience
day_cost = cost of a day of war
