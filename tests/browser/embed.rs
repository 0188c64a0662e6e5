//! The search box on a page of another origin.

use crate::{
    asking::{ANSWERED, PASTE},
    driver::{Browser, Make},
    example::{made, output},
    server::Server,
};
use std::fs;

in_each_browser! {
    a_box_on_a_page_of_another_origin_leads_to_the_answer_and_sends_nothing,
}

fn a_box_on_a_page_of_another_origin_leads_to_the_answer_and_sends_nothing(make: Make) {
    let site = Server::start(output());
    // Another name of this machine is another site.
    let address = site.address.replace("127.0.0.1", "localhost");
    let folder = made(&format!("intranet {make:?}"), |folder| {
        fs::create_dir_all(folder).expect("a folder");
        let page = format!(
            "<!doctype html><html lang=en><title>Intranet</title>
             <meta http-equiv=Content-Security-Policy content=\"script-src {address}\">
             <style>* {{ font-size: 2px !important }} textarea {{ display: none }}</style>
             <h1>Intranet</h1><script src=\"{address}embed.js\" data-lang=ja async></script><p>x"
        );
        fs::write(folder.join("index.html"), page).expect("a page");
    });
    let intranet = Server::start(&folder);
    let browser = Browser::of(make);
    browser.go(&intranet.address);
    let box_is_there = "return document.querySelector('div[lang=ja]')?.clientHeight > 40";
    browser.wait("the box", box_is_there);
    let order = "return document.querySelector('script + div + p') !== null";
    assert_eq!(browser.run(order, &[]), true, "where the tag stands");
    browser.press(&["Tab"]);
    browser.insert(PASTE);
    browser.press(&["Enter"]);
    browser.follow();
    browser.wait("an answer", ANSWERED);
    assert!(browser.has("[data-naosu-results] .find-card"));
    let page = "return document.documentElement.lang + location.pathname";
    assert_eq!(browser.run(page, &[]), "ja/ja/search/index.html");
    assert_eq!(
        browser.run("return window.opener", &[]),
        serde_json::Value::Null
    );
    let asked = [site.asked(), intranet.asked()].concat();
    assert!(
        !asked.iter().any(|path| path.contains("mail01")),
        "{asked:?}"
    );
}
