//! What the command promises: what it says, where it says it, how it exits, and what it leaves on the disk.

use crate::desk::{Desk, code, err, files, out};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn a_run_leaves_its_tables_its_report_and_what_repeats_it() {
    let desk = Desk::new();
    desk.says(
        "run little --runs 30",
        &["30 wars in", "targets have all their parts", "runs/little/report.html"],
    );
    let left = ["days.parquet", "events.parquet", "fans.parquet", "report.html", "run.json", "runs.parquet"];
    assert_eq!(files(&desk.path("runs/little")), left);
    let text = fs::read_to_string(desk.path("runs/little/run.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let again = manifest["command"].as_str().expect("a command").strip_prefix("tregua ").expect("ours");
    let before = fs::read(desk.path("runs/little/runs.parquet")).expect("a table");
    desk.says(&format!("{again} -o twice"), &["30 wars in"]);
    assert!(before == fs::read(desk.path("twice/runs.parquet")).expect("a table"), "other rows");
}

#[test]
fn a_finished_run_is_recognised_and_only_its_report_is_written_anew() {
    let desk = Desk::new();
    desk.says("run little --runs 20 -o x", &[]);
    fs::remove_file(desk.path("x/report.html")).expect("a report");
    let before = fs::metadata(desk.path("x/runs.parquet")).and_then(|m| m.modified()).expect("a time");
    desk.says("run little --runs 20 -o x --resume", &["none was fought again"]);
    desk.says("--lang es run little --runs 20 -o x --resume", &["ninguna se ha vuelto a librar"]);
    assert!(desk.path("x/report.html").exists());
    assert_eq!(before, fs::metadata(desk.path("x/runs.parquet")).and_then(|m| m.modified()).expect("a time"));
}

#[test]
fn resuming_another_design_is_refused_with_what_differs() {
    let desk = Desk::new();
    desk.says("run little --runs 20 -o x", &[]);
    desk.fails("run little --runs 21 --seed 4 -o x --resume", 2, &["--runs 20, not 21", "--seed 1, not 4"]);
    desk.fails(
        "run little --runs 20 --minds history -o x --resume",
        2,
        &["--minds appraisal,appraisal, not history,history"],
    );
    desk.fails(
        "--lang es run little --runs 21 -o x --resume",
        2,
        &["es de otro conjunto (--runs 20, no 21)"],
    );
    let until = "--lang es run little --runs 20 --until 1815-05-01 -o x --resume";
    desk.fails(until, 2, &["(--until ninguno, no 61)"]);
}

#[test]
fn a_damaged_table_is_refused_by_name() {
    let desk = Desk::new();
    desk.says("run little --runs 20 -o x", &[]);
    for name in ["runs.parquet", "fans.parquet"] {
        let path = desk.path("x").join(name);
        let whole = fs::read(&path).expect("a table");
        for at in (4..whole.len()).step_by(whole.len() / 9) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x10;
            fs::write(&path, &bytes).expect("it is written");
            let done = desk.tregua("run little --runs 20 -o x --resume");
            // Not every byte of a file means something; but what is read is what was written.
            let named = code(&done) == 2 && err(&done).contains(&format!("x/{name}"));
            assert!(named || code(&done) == 0, "byte {at} of {name}: {}", err(&done));
        }
        fs::write(&path, &whole[..whole.len() / 2]).expect("it is written");
        desk.fails(
            "run little --runs 20 -o x --resume",
            2,
            &[&format!("x/{name}"), "nothing of it was used"],
        );
        fs::write(&path, &whole).expect("it is written");
    }
    fs::write(desk.path("x/run.json"), "{").expect("it is written");
    desk.fails("run little --runs 20 -o x --resume", 2, &["x/run.json", "damaged"]);
    desk.fails("--lang es run little --runs 20 -o x --resume", 2, &["x/run.json", "está dañado"]);
    fs::write(desk.path("x/run.json"), [0xff]).expect("it is written");
    desk.fails("audit x", 2, &["x/run.json", "damaged"]);
}

#[cfg(unix)]
#[test]
fn an_interrupt_keeps_the_finished_wars_and_resume_goes_on() {
    let desk = Desk::new();
    let typed = "run little --runs 1200 --threads 1 -o x";
    let running =
        desk.command(typed).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    while !desk.path("x/parts/runs-000000.parquet").exists() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let kill = Command::new("kill").args(["-INT", &running.id().to_string()]).status().expect("kill");
    assert!(kill.success());
    let done = running.wait_with_output().expect("it ends");
    assert_eq!(code(&done), 2, "{}", err(&done));
    let told = err(&done);
    assert!(told.contains("of 1200 wars are kept") && told.contains("--resume"), "{told}");
    let kept = told.split_whitespace().find_map(|w| w.parse::<u32>().ok()).expect("a number");
    assert!((250..1200).contains(&kept), "{told}");
    assert!(!desk.path("x/run.json").exists(), "an unfinished run is no run");
    desk.fails(typed, 2, &["unfinished work lies in x/parts", "--resume goes on", "--anew"]);
    desk.fails(&format!("--lang es {typed}"), 2, &["hay trabajo sin acabar en x/parts", "--anew lo desecha"]);
    desk.fails("run little --runs 1100 --threads 1 -o x --resume", 2, &["--runs 1200, not 1100"]);
    desk.says(&format!("{typed} --resume"), &[&format!("1200 wars, {kept} of which lay finished")]);
    desk.says("run little --runs 1200 -o y", &[]);
    for name in ["runs.parquet", "fans.parquet", "report.html"] {
        let of = |folder: &str| fs::read(desk.path(folder).join(name)).expect("a file");
        assert!(of("x") == of("y"), "{name} differs from that of an unbroken run");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named_and_nothing_is_left() {
    let desk = Desk::new();
    fs::write(desk.path("taken"), "").expect("a file");
    desk.fails("run little --runs 5 -o taken/x", 2, &["could not make the folder taken/x", "-o"]);
    desk.fails("--lang es run little --runs 5 -o taken/x", 2, &["no se pudo crear la carpeta taken/x"]);
    desk.fails("new little", 2, &["it is there already"]);
    desk.fails("new Little", 2, &["lower-case"]);
    desk.fails("new ../evil", 2, &["../evil", "lower-case"]);
    assert!(!desk.path("evil").exists());
}

#[test]
fn what_makes_no_sense_is_told_with_what_would() {
    let desk = Desk::new();
    desk.fails("run litle", 2, &["no scenario is called litle", "little"]);
    desk.fails("--lang es run litle", 2, &["ningún escenario se llama litle", "little"]);
    desk.fails("trace little --set sickness.incidense=1", 2, &["did you mean sickness.incidence?"]);
    desk.fails("--lang es trace little --set sickness.incidense=1", 2, &["¿quiso decir sickness.incidence?"]);
    desk.fails("trace little --set sickness.incidence=often", 2, &["is no number"]);
    desk.fails("trace little --set sickness.incidence", 2, &["NAME=VALUE"]);
    desk.fails(
        "trace little --set sickness.incidence=9e9",
        2,
        &["from 0 to 0.3 1/day; likely is 0.01 to 0.03"],
    );
    desk.fails(
        "trace little --set morale.days=-4 --set guerrilla.stay=0",
        2,
        &[
            "`morale.days` cannot be -4",
            "`guerrilla.stay` cannot be 0 (from 6 to 1500 days; likely is 60 to 150)",
        ],
    );
    desk.fails(
        "--lang es trace little --set guerrilla.stay=1e-320",
        2,
        &["(de 6 a 1500 días; lo probable es"],
    );
    desk.fails("trace little --set sea.speed=70 --set sea.speed=80", 2, &["sea.speed is set already"]);
    desk.fails("trace little --until 1799-01-01", 2, &["1799-01-01 is no day of this war"]);
    desk.fails("why little --day 0", 2, &["is no day of this war"]);
    desk.fails("trace little --minds bold", 2, &["bold", "history"]);
    desk.fails("trace little --minds nobody=free", 2, &["no side is called", "nobody"]);
    desk.fails("trace little --minds league=free,league=history", 2, &["league", "twice"]);
    desk.fails("run little --runs 0", 2, &["--runs"]);
    desk.fails("run little --runs -5", 2, &["-5", "give a whole number from 1 to 1000000"]);
    desk.fails("run little --runs many", 2, &["give a whole number from 1 to 1000000"]);
    desk.fails("talks little --temperatures 0.5,hot", 2, &["give a number above 0"]);
    desk.fails("matters little --theta default", 2, &["[possible values: prior, posterior]"]);
    desk.fails("why little --day 20 --until 1815-05-01", 2, &["unexpected argument '--until'"]);
    desk.fails("table little", 2, &["for the table of a war give --day"]);
    desk.fails("run little --seed -1", 2, &["give a whole number from 0"]);
    desk.fails("why little --day -3", 2, &["-3 is no day of this war"]);
    desk.fails("explain sickness.incidense", 1, &["did you mean sickness.incidence?"]);
    desk.fails("explain xxxxxxxxxxxxxxxxxxxx", 1, &["lists everything"]);
}

/// Help and faults of what is typed are told before anything else is known, by --lang or by the environment.
#[test]
fn what_is_typed_is_explained_in_both_languages() {
    let desk = Desk::new();
    desk.says("run --help", &["Usage: tregua run", "[default: 1000]"]);
    desk.says("run --help --lang es", &["Uso: tregua run [OPCIONES] <ESCENARIO>", "[si no se dice: 1000]"]);
    let spain = desk.command("--help").env("LC_ALL", "es_PE.UTF-8").output().expect("it runs");
    assert!(String::from_utf8_lossy(&spain.stdout).contains("Órdenes:"), "{spain:?}");
    desk.fails("run little --rns 3", 2, &["unexpected argument '--rns'"]);
    desk.fails("--lang=es run little --rns 3", 2, &["«--rns»", "¿Quiso decir «--runs»?", "Uso: tregua run"]);
    desk.fails("run little --runs 0 --lang es", 2, &["ha de ser un número entero de 1 a 1000000"]);
    desk.fails("--lang es fit little --discrepancy -1", 2, &["ha de ser un número de 0 en adelante"]);
    desk.fails("--lang es talks little --temperatures hot", 2, &["ha de ser un número mayor que 0"]);
    desk.says("--version", &["(model "]);
    desk.fails("--lang es run", 2, &["falta <ESCENARIO>"]);
    desk.says("explain siege.press --scenario little", &["  Leaves out\n    Bombardment, mines"]);
    desk.says("--lang es explain siege.press --scenario little", &["  Deja fuera\n    Bombardeos, minas"]);
}

#[test]
fn a_war_is_told_in_words_and_as_json_and_a_closed_pipe_is_no_fault() {
    let desk = Desk::new();
    let told = desk.says("trace little --minds history", &["["]);
    assert!(told.lines().count() > 5, "{told}");
    for line in desk.says("trace little --json", &[]).lines() {
        let happened: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(happened["rule"].is_string() && happened["date"].is_string(), "{line}");
    }
    desk.says("why little --day 3", &["("]);
    desk.fails("why little --day 3 --rule nothing", 1, &["nothing happened"]);
    let mut child = desk.command("trace little").stdout(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    assert!(child.wait().expect("it ends").success());
    fs::create_dir(desk.path("empty")).expect("a folder");
    let mut child = desk.command("check empty").stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stderr.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}

#[test]
fn a_run_of_a_folder_says_how_to_fight_it_again() {
    let desk = Desk::new();
    fs::rename(desk.path("scenarios"), desk.path("my wars")).expect("a folder");
    fs::create_dir(desk.path("x")).expect("a folder");
    let typed = ["run", "my wars/little", "--runs", "5", "--until", "3", "-o", "x"];
    let done = desk.command("").args(typed).output().expect("it starts");
    assert_eq!(code(&done), 0, "{}", err(&done));
    assert!(out(&done).contains("not due yet"), "{}", out(&done));
    for file in ["x/run.json", "x/report.html"] {
        let text = fs::read_to_string(desk.path(file)).expect("a file");
        assert!(text.contains("tregua run 'my wars/little' --runs 5"), "{file}");
    }
}

#[test]
fn what_lies_beside_a_scenario_and_cannot_be_used_is_named() {
    let desk = Desk::new();
    let folder = desk.path("scenarios/little");
    desk.says("check little", &["0 warnings"]);
    fs::write(folder.join("values.json"), "{").expect("it is written");
    for (file, text) in [("map/chart.toml", "x"), ("fit/looks.json", "{")] {
        fs::create_dir_all(folder.join(file).parent().expect("a folder")).expect("a folder");
        fs::write(folder.join(file), text).expect("it is written");
    }
    desk.says("check little", &["3 warnings"]);
    let told = err(&desk.tregua("check little"));
    assert!(["values.json", "chart.toml", "looks.json"].iter().all(|file| told.contains(file)), "{told}");
    let told = err(&desk.tregua("run little --minds history --runs 2"));
    assert!(
        told.contains("warning") && told.contains("chart.toml") && !told.contains("looks.json"),
        "{told}"
    );
    fs::remove_file(folder.join("ships.csv")).expect("a file");
    fs::create_dir(folder.join("ships.csv")).expect("a folder");
    desk.fails("check little", 2, &["ships.csv", "it is no file"]);
}

#[test]
fn faults_are_counted_without_colours_where_nobody_sees_them() {
    let desk = Desk::new();
    let holds = desk.says("check little", &["places", "parameters"]);
    assert!(!holds.contains('\u{1b}'));
    let facts = desk.says("check little --json", &[]);
    serde_json::from_str::<serde_json::Value>(&facts).expect("JSON");
    let path = desk.path("scenarios/little/routes.csv");
    let text = fs::read_to_string(&path).expect("routes");
    let broken: String = text.lines().map(|l| l.replacen(',', ",nowhere-", 1) + "\n").collect();
    fs::write(&path, broken).expect("it is written");
    let done = desk.tregua("check little");
    assert_eq!(code(&done), 1);
    assert!(err(&done).contains("routes.csv") && !err(&done).contains('\u{1b}'), "{}", err(&done));
    let told: serde_json::Value =
        serde_json::from_str(&out(&desk.tregua("check little --json"))).expect("JSON");
    let fault = &told["faults"][0];
    assert!(fault["file"] == "routes.csv" && fault["line"] == 1 && fault["column"].is_number(), "{fault}");
    assert!(["code", "message", "help"].iter().all(|key| fault[key].is_string()), "{fault}");
    let spoken = desk.tregua("--lang es check little");
    assert_eq!(code(&spoken), 1);
    let (here, there) = (err(&done), err(&spoken));
    assert!(
        there.contains("nada lee la columna") && there.contains("ayuda: quítela; las columnas son"),
        "{there}"
    );
    assert!(!there.contains("help") && there.contains(&format!(":{}:", fault["line"])), "{there}");
    assert_eq!(here.matches("[S").count(), there.matches("[S").count(), "the same codes");
    desk.fails("--lang es run little --runs 3", 2, &["errores"]);
    desk.fails("run little --runs 3", 2, &["tregua check", "error"]);
}

#[test]
fn shells_are_told_how_to_complete_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        desk.says(&format!("completions {shell}"), &["trace", "explain", "resume"]);
    }
    desk.says("--help", &["run", "trace", "why", "explain", "check", "new", "bench", "completions"]);
}

/// Values that do not agree with fresh wars are not kept, the command says no, and whoever asks to play by them is told what to do.
#[test]
fn values_are_kept_only_if_they_hold_and_missed_with_the_command_that_finds_them() {
    let desk = Desk::new();
    let known = "scenarios/little";
    desk.fails(&format!("range {known} --runs 2"), 2, &["values.json is not there", "tregua solve little"]);
    desk.fails(&format!("run {known} --runs 2 --minds quantal"), 2, &["nobody has found values"]);
    desk.fails(&format!("--lang es range {known} --runs 2"), 2, &["nadie ha buscado los valores"]);
    // Two wars have too few evenings for any value.
    let solve = format!("solve {known} --wars 2 --rounds 1 -o search");
    desk.fails(&solve, 1, &["no values were found", "try more --wars"]);
    desk.fails(&format!("--lang es {solve} --resume"), 1, &["no se hallaron valores"]);
    desk.fails(&format!("solve {known} --wars 2 --rounds 1 --starts"), 1, &["no values were found"]);
    assert_eq!(files(&desk.path("search")), ["solve.json"]);
    assert!(!desk.path(known).join("values.json").exists());
    desk.fails(&format!("{solve} --resume --seed 9"), 2, &["solve.json was found with --seed 1, not 9"]);
    // Free wars do without.
    desk.says(&format!("run {known} --runs 2 --minds free -o out"), &["2 wars"]);
    fs::write(desk.path(known).join("values.json"), "{}").expect("written");
    desk.fails(
        &format!("run {known} --runs 2 --minds free -o out2"),
        2,
        &["cannot use", "tregua solve little"],
    );
    desk.says(&format!("run {known} --runs 2 --minds appraisal -o out3"), &["2 wars"]);
}

/// A run is heard only where its wars can be fought again as they were, by minds that weigh what they sign.
#[test]
fn a_run_is_heard_offer_by_offer_or_it_is_said_why_not() {
    let desk = Desk::new();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/lima-1821");
    let shipped = shipped.display();
    desk.fails("audit little", 2, &["there is no run in little", "run.json"]);
    desk.says("run scenarios/little --runs 2 --minds appraisal", &["2 wars"]);
    desk.fails("audit little", 2, &["its minds are appraisal, appraisal"]);
    desk.says(&format!("run {shipped} --runs 2 --minds quantal -o out"), &["2 wars"]);
    let audit = format!("audit out --scenario {shipped} --wars 1 --rollouts 2 --signings 1 --evenings 1");
    let told = desk.tregua(&audit);
    assert_ne!(code(&told), 2, "{}", err(&told));
    for word in ["War 1 (seed 1)", "going on", "Signatures:", "standard errors", "Evenings:", "All: 2 looks"]
    {
        assert!(out(&told).contains(word), "no `{word}` in {}", out(&told));
    }
    assert!(!out(&told).contains("War 2"), "one was asked for");
    let told = desk.tregua(&format!("--lang es {audit}"));
    assert!(out(&told).contains("Guerra 1 (semilla 1)") && out(&told).contains("Todos: 2 miradas"));
    let json: serde_json::Value =
        serde_json::from_str(&out(&desk.tregua(&format!("{audit} --json")))).expect("JSON");
    assert_eq!(json["wars"][0]["seed"], 1);
    assert_eq!(json["hearing"]["evenings"].as_array().map(Vec::len), Some(2));
    // Wars of another text are other wars.
    let kept = fs::read_to_string(desk.path("out/run.json")).expect("it is there");
    let manifest: serde_json::Value = serde_json::from_str(&kept).expect("JSON");
    let digest = manifest["digest"].as_str().expect("a digest");
    fs::write(desk.path("out/run.json"), kept.replace(digest, "0000000000000000")).expect("written");
    desk.fails(&audit, 2, &["text of the scenario 0000000000000000, not", "fight it anew"]);
}

/// Results of theory are told number by number, by id, in either language.
#[test]
fn results_of_theory_are_told() {
    let desk = Desk::new();
    let told =
        desk.says("theory t10 T11", &["T10  Power", "(Powell 1996)", "0.375000", "seen", "tests: 2, "]);
    assert!(!told.contains("FAILS"), "{told}");
    desk.says("--lang es theory T08", &["Margen de negociación", "anchura", "visto", "pruebas: 1,"]);
    desk.fails("theory T26", 2, &["no test called", "T01 to T25"]);
    let json = desk.says("theory T18 --json", &[]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["passed"], true);
    let check = &json["tests"][0]["checks"][0];
    let differ = check["got"].as_f64().expect("a number") - check["expected"].as_f64().expect("a number");
    assert_eq!(check["error"].as_f64(), Some(differ.abs()));
    assert_eq!(check["fault_seen"], true);
}

#[test]
fn what_matters_is_told_in_both_languages_and_kept() {
    let desk = Desk::new();
    let typed = "matters little --minds appraisal --until 1815-05-01 --trajectories 2 --scan 30 --factors 2 --points 64";
    desk.says(typed, &["Luck", "runs/little/matters/matters.html"]);
    for file in ["matters.html", "matters.parquet", "effects.parquet", "wars.parquet", "run.json"] {
        assert!(desk.path("runs/little/matters").join(file).is_file(), "{file}");
    }
    desk.says(&format!("{typed} --resume --lang es"), &["La suerte", "informe: "]);
    desk.fails(&format!("{typed} --resume --seed 2"), 2, &["--seed 1, not 2", "another folder"]);
}

#[test]
fn a_fit_whose_chains_cannot_be_trusted_is_not_kept_and_nothing_is_drawn_from_it() {
    let desk = Desk::new();
    desk.fails(
        "run little --runs 2 --theta posterior",
        2,
        &["posterior.json is not there", "tregua fit little"],
    );
    let typed = "fit little --scan 200 --numbers 3 --waves 1 --points 50 --proof 20 --steps 20";
    desk.fails(typed, 1, &["the chains cannot be trusted", "not beside the scenario; --keep"]);
    assert!(desk.path("runs/little/fit/fit.html").is_file());
    assert!(desk.path("runs/little/fit/posterior.json").is_file());
    assert!(!desk.path("scenarios/little/posterior.json").exists());
    fs::write(desk.path("scenarios/little/posterior.json"), "{").expect("it is written");
    desk.fails("run little --runs 2 --theta posterior", 2, &["cannot use", "makes it anew"]);
}
