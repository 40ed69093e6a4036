//! Draws the map of a scenario to an SVG file, to look at plate, labels and layout.
//!
//! `cargo run -p tregua-lab --example map -- MAP PLACES ROUTES COUNTERS OUT [es]`: MAP is the scenario's folder `map/`; PLACES and
//! ROUTES are its tables; COUNTERS is a table `id,name,side,lat,lon,men,arm,ghost` of formations to show, or `-`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use tregua_lab::report::map::{
    Arm, Arrow, Chart, Counter, Ground, Hint, Inset, Language, Layout, Mark, Picture, Place, Plate, Road,
    Shown, Way, Window, data_uri, draw, read_hints,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, places, routes, counters, out, rest @ ..] = &args[..] else {
        return Err("usage: map MAP PLACES ROUTES COUNTERS OUT [es]".into());
    };
    let folder = Path::new(folder);
    let layout: Layout = toml::from_str(&fs::read_to_string(folder.join("chart.toml"))?)?;
    let ground = Ground { rivers: json(folder, "rivers.json")?, ..json(folder, "land.json")? };
    let pictures = plates(folder)?;
    let plates: Vec<Plate> = pictures
        .iter()
        .map(|(window, bytes)| Plate { window: *window, picture: Picture::Webp(bytes) })
        .collect();
    let places = read_places(Path::new(places), folder)?;
    let roads = read_roads(Path::new(routes), folder, &places)?;
    let counters = if counters == "-" { Vec::new() } else { read_counters(Path::new(counters), &layout)? };
    let chart = Chart {
        layout: &layout,
        ground: &ground,
        plates: &plates,
        places: &places,
        roads: &roads,
        arrows: &drifts(&counters),
        counters: &counters,
        language: if rest == ["es"] { Language::Spanish } else { Language::English },
        key: "map",
        styled: true,
    };
    let svg = draw(&chart).replacen("<style>", &format!("<style>{}", fonts()?), 1);
    fs::write(out, &svg)?;
    eprintln!("{out}: {} bytes", svg.len());
    Ok(())
}

fn json<T: serde::de::DeserializeOwned>(folder: &Path, name: &str) -> Result<T, Box<dyn Error>> {
    Ok(serde_json::from_str(&fs::read_to_string(folder.join(name))?)?)
}

/// Windows and bytes of the pictures that `plate.toml` lists.
fn plates(folder: &Path) -> Outcome<Vec<(Window, Vec<u8>)>> {
    #[derive(serde::Deserialize)]
    struct Card {
        file: Vec<File>,
    }
    #[derive(serde::Deserialize)]
    struct File {
        name: String,
        window: Option<Window>,
    }
    let card: Card = toml::from_str(&fs::read_to_string(folder.join("plate.toml"))?)?;
    let with_window = card.file.into_iter().filter_map(|f| f.window.map(|w| (w, f.name)));
    with_window.map(|(w, name)| Ok((w, fs::read(folder.join(name))?))).collect()
}

/// The rows of a table as maps from column to cell; cells may be quoted.
fn table(path: &Path) -> Outcome<Vec<BTreeMap<String, String>>> {
    let text = fs::read_to_string(path)?;
    let mut rows = text.lines().filter(|l| !l.starts_with('#')).map(cells);
    let header = rows.next().ok_or("an empty table")?;
    Ok(rows.map(|row| header.iter().cloned().zip(row).collect()).collect())
}

fn cells(line: &str) -> Vec<String> {
    let (mut out, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            c => out.last_mut().expect("never empty").push(c),
        }
    }
    out
}

fn point(row: &BTreeMap<String, String>) -> Outcome<[f64; 2]> {
    Ok([row["lon"].parse()?, row["lat"].parse()?])
}

fn read_places(path: &Path, folder: &Path) -> Outcome<Vec<Place>> {
    let hints = read_hints(&fs::read_to_string(folder.join("labels.csv"))?)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let mut places = Vec::new();
    for row in table(path)? {
        let id = row.get("place_id").or(row.get("id")).ok_or("no column place_id or id")?;
        // The printed name ends where a remark in brackets begins.
        let name = row["name"].split(" (").next().unwrap_or_default();
        let name = name.strip_prefix("Hacienda ").unwrap_or(name);
        places.push(Place {
            id: id.clone(),
            name: name.to_owned(),
            at: point(&row)?,
            mark: match row["kind"].as_str() {
                "hacienda" => Mark::Estate,
                "camp" => Mark::Camp,
                "pass" => Mark::Pass,
                _ => Mark::Town,
            },
            port: row["kind"] == "port" || row.get("port").is_some_and(|p| p == "yes"),
            fort: row.get("ground").is_some_and(|g| g == "fortress"),
            hint: hints.get(id).copied().unwrap_or_else(Hint::default),
        });
    }
    Ok(places)
}

fn read_roads(path: &Path, folder: &Path, places: &[Place]) -> Outcome<Vec<Road>> {
    let ends = |row: &BTreeMap<String, String>| [row["from"].clone(), row["to"].clone()];
    let mut bends: BTreeMap<[String; 2], Vec<[f64; 2]>> = BTreeMap::new();
    let mut hidden = Vec::new();
    for row in table(&folder.join("bends.csv"))? {
        if row["lon"].is_empty() {
            hidden.push(ends(&row));
        } else {
            bends.entry(ends(&row)).or_default().push(point(&row)?);
        }
    }
    let find = |id: &str| places.iter().find(|p| p.id == id).map(|p| p.at);
    let mut roads = Vec::new();
    for row in table(path)?.iter().filter(|row| !hidden.contains(&ends(row))) {
        let id = row.get("route_id").or(row.get("id")).ok_or("no column route_id or id")?;
        let (Some(from), Some(to)) = (find(&row["from"]), find(&row["to"])) else {
            return Err(format!("route {id} ends nowhere").into());
        };
        let mut points = vec![from];
        points.extend(bends.get(&ends(row)).into_iter().flatten());
        points.push(to);
        let way = match row["kind"].as_str() {
            "sea" => Way::Sea,
            "road" | "sand" => Way::Road,
            _ => Way::Trail,
        };
        roads.push(Road { id: id.clone(), points, way });
    }
    Ok(roads)
}

fn read_counters(path: &Path, layout: &Layout) -> Outcome<Vec<Counter>> {
    let mut counters = Vec::new();
    for row in table(path)? {
        let (at, men) = (point(&row)?, row["men"].parse()?);
        let near = layout.inset.as_ref().is_some_and(|Inset { window, .. }| window.holds(at));
        counters.push(Counter {
            id: row["id"].clone(),
            name: row["name"].clone(),
            side: row["side"].clone(),
            at,
            men,
            arm: match row["arm"].as_str() {
                "horse" => Arm::Horse,
                "guns" => Arm::Guns,
                "irregular" => Arm::Irregular,
                "fleet" => Arm::Fleet,
                _ => Arm::Foot,
            },
            ghost: row["ghost"] == "true",
            // Great bodies near the capital stand on both sheets, so that the whole theatre shows them too.
            shown: match (near, men >= 3000.0) {
                (true, true) => Shown::Both,
                (true, false) => Shown::Inset,
                _ => Shown::Main,
            },
        });
    }
    Ok(counters)
}

/// An arrow from where the record had a formation to where the simulated wars had it.
fn drifts(counters: &[Counter]) -> Vec<Arrow> {
    let solid = |ghost: &Counter| counters.iter().find(|c| !c.ghost && c.id == ghost.id);
    let pairs = counters.iter().filter(|c| c.ghost).filter_map(|g| solid(g).map(|s| (g, s)));
    pairs
        .map(|(g, s)| Arrow { from: g.at, to: s.at, side: s.side.clone(), ghost: false, shown: s.shown })
        .collect()
}

/// The report's fonts as a style sheet.
fn fonts() -> Outcome<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let mut css = String::new();
    for (family, file, weight, style) in [
        ("IM Fell English", "im-fell-english-latin-400-normal", 400, "normal"),
        ("Old Standard TT", "old-standard-tt-latin-400-normal", 400, "normal"),
        ("Old Standard TT", "old-standard-tt-latin-400-italic", 400, "italic"),
        ("Old Standard TT", "old-standard-tt-latin-700-normal", 700, "normal"),
    ] {
        let address = data_uri("font/woff2", &fs::read(folder.join(file).with_extension("woff2"))?);
        css += &format!(
            "@font-face{{font-family:\"{family}\";src:url({address}) format(\"woff2\");font-weight:{weight};font-style:{style}}}\n"
        );
    }
    Ok(css)
}
