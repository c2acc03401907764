#!/usr/bin/python3
"""Opens a web page that tourmap wrote in Chromium, with real keys and clicks, and says what is not as promised.

web_page.py PAGE FOLDER [OTHER]: the screenshots step-N.png of the pictures go to FOLDER, those of the page OTHER, of which
nothing else is looked at, as other-N.png. Exit status 1: something was wrong.
"""
import base64
import json
import pathlib
import re
import sys

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

wrong = []


def check(holds, what):
    if not holds:
        wrong.append(what)


def start(folder, javascript=True):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb",
                     "--disable-dev-shm-usage", "--disable-background-networking", f"--user-data-dir={folder}/profile"):
        options.add_argument(argument)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def size(browser, width, height, mobile=False):
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile})


def picture(browser, path, **how):
    data = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True, **how})["data"]
    pathlib.Path(path).write_bytes(base64.b64decode(data))


def press(browser, *keys):
    for key in keys:
        webdriver.ActionChains(browser).send_keys(key).perform()


def shown_steps(browser):
    return browser.execute_script(
        "return [...document.querySelectorAll('.step')].filter((one) => one.checkVisibility()).map((one) => one.id)")


def step(browser):
    shown = shown_steps(browser)
    return shown[0] if len(shown) == 1 else shown


def address(browser):
    return browser.execute_script("return location.hash")


def card_is_open(browser):
    return browser.find_element(By.ID, "card").is_displayed()


def check_keys(browser, count):
    last = f"step-{count}"
    for keys, expected in (((Keys.ARROW_RIGHT,), "step-2"), ((Keys.SPACE,), "step-3"), ((Keys.PAGE_DOWN,), "step-4"),
                           ((Keys.ARROW_LEFT,), "step-3"), ((Keys.PAGE_UP,), "step-2"), ((Keys.END,), last),
                           ((Keys.ARROW_RIGHT,), last), ((Keys.HOME,), "step-1"), (("4", Keys.ENTER), "step-4")):
        press(browser, *keys)
        check(step(browser) == expected, f"{keys!r} led to {step(browser)}, not {expected}")
        check(address(browser) in ("#" + expected, ""), f"address {address(browser)} at {expected}")
    browser.back()
    check(step(browser) == "step-1", "the browser's Back did not go back")
    browser.find_element(By.ID, "next").click()
    check(step(browser) == "step-2", "the button did not go on")
    check("2" in browser.find_element(By.ID, "told").get_attribute("textContent"), "the step is not announced")


def check_cards(browser, page):
    """By mouse, by keyboard, and by address."""
    marks = [one for one in browser.find_elements(By.CSS_SELECTOR, ".step.current a.mark:not(.row)")]
    check(marks, "no markers to click")
    for mark in marks:
        check(mark.get_attribute("aria-label"), "a marker without a name")
    webdriver.ActionChains(browser).move_to_element(marks[0]).click().perform()
    check(card_is_open(browser), "a click on a marker opened no card")
    if browser.find_elements(By.CSS_SELECTOR, "#card .list button"):
        browser.find_element(By.CSS_SELECTOR, "#card .list button").click()
    check(browser.find_elements(By.CSS_SELECTOR, "#card .marker h3"), "the card tells of no marker")
    check(browser.find_elements(By.CSS_SELECTOR, "#card ol a[href^=http]"), "the card has no sources")
    check(address(browser).startswith("#marker-"), f"the card's address is {address(browser)}")
    before = address(browser)
    press(browser, Keys.ARROW_RIGHT)
    check(address(browser) != before, "Right did not show the next card")
    press(browser, Keys.ESCAPE)
    check(not card_is_open(browser), "Esc did not close the card")
    browser.execute_script("arguments[0].focus()", marks[-1])
    press(browser, Keys.ENTER)
    check(card_is_open(browser), "Enter on a marker opened no card")
    focus = browser.execute_script("return document.activeElement.closest('#card') !== null")
    check(focus, "the card did not take the focus")
    press(browser, Keys.ESCAPE)
    back = browser.execute_script("return document.activeElement === arguments[0]", marks[-1])
    check(back, "the focus did not come back to the marker")
    marker = browser.find_elements(By.CSS_SELECTOR, "article.marker")[-1].get_attribute("id")
    browser.get("about:blank")
    browser.get(page + "#" + marker)
    check(card_is_open(browser), "a marker's address opened no card")
    browser.get("about:blank")
    browser.get(page + "#step-3")
    check(step(browser) == "step-3", "a step's address did not lead there")


def check_quiet(browser, page):
    """No refused script or style, no error, no request but for the page itself."""
    for entry in browser.get_log("browser"):
        check(False, "the browser says: " + entry["message"])
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            check(url.startswith(("data:", "about:", "chrome:")) or url.split("#")[0] == page, "asks for " + url[:200])


def take_pictures(browser, page, name, count):
    # A window in which a picture has exactly its own size: the bar below it is 60 high. Four times as large, because
    # Chromium puts lines of text on whole pixels.
    size(browser, 960, 600)
    for number in range(1, count + 1):
        browser.get(f"{page}#step-{number}")
        browser.execute_script("return document.fonts.ready")
        browser.execute_script("document.getAnimations().forEach((one) => one.finish())")
        picture(browser, f"{name}-{number}.png", clip={"x": 0, "y": 0, "width": 960, "height": 540, "scale": 4})


def check_phone(browser, page):
    size(browser, 390, 844, True)
    browser.get("about:blank")
    browser.get(page + "#step-2")
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    check(wide <= 390, f"on a phone the page is {wide} wide")
    size(browser, 1280, 800)


def check_without_script(page, folder, count):
    browser = start(folder + "/plain", javascript=False)
    try:
        browser.get(page)
        shown = shown_steps(browser)
        check(len(shown) == count, f"without a script {len(shown)} steps are shown")
        check(not browser.find_element(By.ID, "next").is_displayed(), "without a script there are buttons")
        text = browser.page_source
        ids = set(re.findall(r' id="([^"]+)"', text))
        check(len(ids) == len(re.findall(r' id="[^"]+"', text)), "an id is there twice")
        for target in set(re.findall(r'<a [^>]*href="#([^"]+)"', text)) - ids:
            check(False, "nothing at #" + target)
    finally:
        browser.quit()


def main():
    file, folder, *others = sys.argv[1:]
    page = pathlib.Path(file).resolve().as_uri()
    browser = start(folder)
    try:
        size(browser, 1280, 800)
        browser.get(page)
        count = len(browser.find_elements(By.CSS_SELECTOR, ".step"))
        check_keys(browser, count)
        check_cards(browser, page)
        check_phone(browser, page)
        take_pictures(browser, page, folder + "/step", count)
        check_quiet(browser, page)
        for other in others:
            other = pathlib.Path(other).resolve().as_uri()
            browser.get(other)
            take_pictures(browser, other, folder + "/other", len(browser.find_elements(By.CSS_SELECTOR, ".step")))
    finally:
        browser.quit()
    check_without_script(page, folder, count)
    for what in wrong:
        print(what)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
