use naosu::site;
fn main() {
    let root = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let output = std::path::PathBuf::from(std::env::args().nth(2).unwrap());
    let reading = naosu::content::read(&root);
    for f in &reading.findings {
        eprintln!("{} {:?}", f.code, f.message);
    }
    let options = site::Options {
        root,
        output,
        drafts: false,
        base_url: std::env::args().nth(3),
        live_reload: false,
    };
    match site::build(&reading.library, &options, &|_| {}) {
        Ok(s) => println!("{s:#?}"),
        Err(e) => {
            eprintln!("{e}");
            std::process::exit(1)
        }
    }
}
