"""Opens a page of `dateline report` in a headless Chromium and goes through all of it.

    check.py hostile PAGE    every view of a page whose words are attacks
    check.py work PAGE       the page of the five seeds: views, keys, marks, the review file

Exit codes: 0 as it should be, 1 not so (told on the error stream), 3 there is no Chromium.
"""

import csv
import io
import json
import pathlib
import sys
from urllib.parse import quote

from chromium import Chromium, find

COLUMNS = ["analyzer", "document", "finding", "start", "end", "words", "evidence", "reading", "verdict", "value", "note"]
FAULTS = []


def expect(holds, what):
    if not holds:
        FAULTS.append(what)


def quiet(browser, url):
    """Nothing was complained of, nothing asked for, nothing ran."""
    foreign = [it for it in browser.requests if it.split("#")[0] != url.split("#")[0] and not it.startswith("blob:")]
    expect(not browser.console, f"the console says: {browser.console[:5]}")
    expect(not foreign, f"the page asked for: {foreign[:5]}")
    expect(not browser.dialogs, f"the page opened: {browser.dialogs[:5]}")
    ran = browser.run("typeof window.hit === 'undefined' ? 0 : 1")
    expect(ran == 0, "a word of a story was executed")
    return ran


def wide(browser, where):
    over = browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    expect(over <= 0, f"{where} is {over} pixels wider than the window")


def saved(browser, button):
    """The text of the file that a button saves."""
    browser.run("window.kept = []; window.click ??= HTMLAnchorElement.prototype.click; URL.createObjectURL = blob => { kept.push(blob); return 'blob:none'; }; HTMLAnchorElement.prototype.click = () => {}")
    browser.run(f"[...document.querySelectorAll('#review button')].find(it => it.textContent.startsWith({button!r})).click()")
    text = browser.run("HTMLAnchorElement.prototype.click = click; kept.length ? kept[0].text() : ''")
    return list(csv.reader(io.StringIO(text, newline="")))


def hostile(path):
    url = path.as_uri()
    ran = views = 0
    for width in [1280, 390]:
        with Chromium(width, 900, mobile=width < 700) as browser:
            browser.open(url)
            wide(browser, f"the page at {width}")
            places = browser.run(
                "[...document.querySelectorAll(\"a[href^='#']\")].map(it => it.getAttribute('href'))"
                ".concat(DOCS.filter(isHere).map(doc => place(doc)), DOCS.filter(isHere).filter((_, i) => i % 7 < 1).flatMap(doc => doc.quotes.concat(doc.claims, doc.stances).map(it => place(doc, it.id))),"
                " (DATA.cells || []).map(cell => pairHash(cell)), (DATA.by_outlet || []).map(cell => pairHash(cell, 'outlet')), (DATA.events || []).map(it => '#e/' + encodeURIComponent(it.id)),"
                " DATA.links.map(it => compareHash(it[0], it[1])))"
            )
            places = [it for it in dict.fromkeys(places) if it.startswith("#")]
            places = places if width > 700 else places[::9]
            browser.run(f"for (const to of {json.dumps(places)}) {{ history.replaceState(null, '', to); route(); }} 0")
            views += len(places)
            browser.go("#overview")
            browser.run("document.querySelectorAll('details').forEach(it => { it.open = true; }); document.querySelectorAll('button').forEach(it => { if (!it.textContent.includes('review')) it.click(); }); 0")
            browser.run("document.querySelectorAll('input[type=search]').forEach(it => { it.value = '<script>'; it.dispatchEvent(new Event('input')); }); 0")
            browser.run("new Promise(done => setTimeout(done, 300)).then(() => 0)")
            unsafe = browser.run("[...document.querySelectorAll('a')].map(it => it.protocol ?? new URL(it.href.baseVal, location).protocol).filter(it => !['file:', 'http:', 'https:'].includes(it))")
            expect(not unsafe, f"links lead to {unsafe[:3]}")
            made = browser.run("document.querySelectorAll('img, iframe, object, embed, form, base, video, audio, link, math, animate').length")
            expect(made == 0, f"{made} elements were made of words")
            ran += quiet(browser, url)
            rows = saved(browser, "Save all findings")
            expect(rows and rows[0] == COLUMNS, f"review.csv begins with {rows[:1]}")
            expect(all(len(row) == len(COLUMNS) for row in rows), "a row of review.csv has other columns")
    print(f"{path.name}: {views} views, {ran} payloads executed")


def work(path):
    url = path.as_uri()
    for width in [1280, 390]:
        with Chromium(width, 900, mobile=width < 700) as browser:
            took = browser.open(url)
            count = lambda what: browser.run(f"document.querySelectorAll({what!r}).length")
            for what in [".event", ".matrix .cell", ".speaker", ".family", "table.stories tbody tr", ".timeline circle"]:
                expect(count(what) > 0, f"no {what} is drawn")
            wide(browser, f"the page at {width}")
            doc = browser.run("DOCS[1].id")
            claim = browser.run("DOCS[1].claims[0].id")
            browser.go(f"#d/{quote(doc, safe='')}/{claim}")
            expect(count("#reader .evidence") > 0, "a deep link marks no evidence")
            marked = browser.run("[...document.querySelectorAll('#reader .evidence')].map(it => it.textContent).join('').replace(/\\s+/g, '')")
            told = browser.run("words(DOCS[1], DOCS[1].claims[0].ev).replace(/\\s+/g, '')")
            expect(marked == told, f"marked is {marked!r} and not {told!r}")
            wide(browser, f"the reader at {width}")
            browser.key("a")
            browser.key("j")
            browser.key("r")
            browser.key("j")
            browser.key("c")
            browser.run("{ const field = [...document.querySelectorAll('.marker input[aria-label^=corrected]')].find(it => !it.hidden); field.value = 'speaker=\"A\", b'; field.dispatchEvent(new Event('change')); }")
            shown = browser.run("document.getElementById('mark-count').textContent")
            expect(shown == "3", f"{shown!r} marks are counted after three keys")
            browser.open(url)
            expect(browser.run("MARKS.size") == 3, "marks are lost when the page is opened again")
            rows = saved(browser, "Save review.csv")
            expect(rows[0] == COLUMNS and len(rows) == 4, f"review.csv is {rows[:2]}")
            expect({row[8] for row in rows[1:]} == {"accept", "reject", "correct"}, f"verdicts are {[row[8] for row in rows[1:]]}")
            expect(any(row[9] == 'speaker="A", b' for row in rows[1:]), "a corrected value is lost")
            text = browser.run("whole = DOCS.map(doc => [doc.id, doc.text[0][1]])")
            texts = {name: words.encode() for name, words in text}
            every = saved(browser, "Save all findings")
            for row in every[1:]:
                words = texts[row[1]][int(row[3]):int(row[4])].decode()
                expect(row[5] == words and words in row[6], f"{row[:5]} tells other words than those at its bytes")
            expect(len(every) - 1 == browser.run("[...judged()].length") > 100, "review.csv does not hold all findings")
            browser.run("MARKS.clear(); keepMarks(); readReview(reviewText(true).text); 0")
            kept = browser.run("readReview('analyzer,document,finding,verdict\\r\\ncasualties,' + DOCS[1].id + ',c1,accept\\r\\nquotes,none,q1,reject\\r\\nquotes,x,y,maybe\\r\\n')")
            expect(kept == {"taken": 1, "unknown": 1, "odd": 1}, f"a review is read as {kept}")
            browser.run("MARKS.clear(); keepMarks(); 0")
            browser.go("#families")
            compare = browser.run("document.querySelector('.pair .action').getAttribute('href')")
            browser.go(compare)
            expect(count("#compare .passage") > 0 and count("#compare .change.number") > 0, "the comparison marks nothing")
            wide(browser, f"the comparison at {width}")
            browser.key("Escape")
            expect(browser.run("!document.getElementById('main').hidden"), "Escape does not lead back")
            browser.go("#quotes")
            browser.key("/")
            browser.run("{ const field = document.activeElement; field.value = 'restraint'; field.dispatchEvent(new Event('input')); }")
            browser.run("new Promise(done => setTimeout(done, 300)).then(() => 0)")
            shown = browser.run("[...document.querySelectorAll('#quotes .said > blockquote')].map(it => it.textContent)")
            expect(shown and all("restraint" in it for it in shown), f"a search shows {shown[:2]}")
            expect(browser.run("document.activeElement.type") == "search", "/ leads to no search")
            lost = browser.run("[...document.querySelectorAll('button, a[href], input, select')].filter(it => it.tabIndex < 0 && !it.classList.contains('hidden') && !it.closest('svg')).length")
            expect(lost == 0, f"{lost} controls can't be reached by the keyboard")
            unnamed = browser.run("[...document.querySelectorAll('button, a[href]')].filter(it => !(it.textContent.trim() || it.getAttribute('aria-label'))).length")
            expect(unnamed == 0, f"{unnamed} controls have no name")
            quiet(browser, url)
            print(f"{path.name} at {width}: loaded in {took:.0f} ms, works")


def main():
    if not find():
        print("there is no Chromium here")
        return 3
    mode, path = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    {"hostile": hostile, "work": work}[mode](path)
    for fault in FAULTS:
        print(fault, file=sys.stderr)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
