# The utility plane of a table.
plane-worth = Worth to { $party }
plane-over = The table
plane-count = { $packages } packages, of which { $efficient } are efficient; { $share } % are worth at least as much to both as not agreeing.
plane-disagreement = no agreement
plane-ideal = ideal
plane-nash = Nash
plane-kalai-smorodinsky = Kalai–Smorodinsky
plane-egalitarian = egalitarian
plane-welfare = welfare
plane-frontier = efficient packages
plane-packages = all packages, darker where many lie together
plane-red-line = below this, { $party } would rather not agree
plane-product = same product of gains as at Nash’s point
plane-empty = No package is worth as much to both as not agreeing.
plane-outside = (one of them would rather not agree)
plane-title = Utility plane: { $name }
plane-says = What each package is worth to { $first } (across) and { $second } (up), with the efficient packages and the points that theory singles out.
