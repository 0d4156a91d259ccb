"""P11: what a first visit loads, and what Lighthouse says of it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from . import pages
from .portal import ROOT, Portal, running
from .result import Result

WEIGHT, SCRIPTS, SCORE = 150_000, 60_000, 95
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def measure() -> list[Result]:
    chromium = os.environ.get("TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    lighthouse, why_not = _lighthouse()
    results = []
    with running() as portal, sync_playwright() as playwright:
        found = pages.public(portal)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS[1:])
        for name, path in found.items():
            results += _weigh(browser, portal, name, path)
        browser.close()
        for name, path in found.items():
            results.append(
                _ask_lighthouse(lighthouse, chromium, portal, name, path)
                if lighthouse
                else Result("P11", f"{name}, Lighthouse", None, None, None, "≥ 95 in all four", None, why_not)
            )
    return results


def _weigh(browser: Browser, portal: Portal, name: str, path: str) -> list[Result]:
    """Open a page as on the first day: every byte that came over the wire, and from whom."""
    context = browser.new_context(locale="de-DE", viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    kinds, sizes, others = {}, {}, set()

    def asked(event):
        address = event["request"]["url"]
        kinds[event["requestId"]] = event.get("type", "")
        if not address.startswith((portal.url, "data:", "blob:")):
            others.add(address)

    session.on("Network.requestWillBeSent", asked)
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    session.send("Network.enable")
    page.goto(portal.url + path, wait_until="networkidle")
    # What hangs below the fold comes when it is seen.
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    cookies = context.cookies()
    context.close()
    weight = sum(sizes.values())
    scripts = sum(size for request, size in sizes.items() if kinds.get(request) == "Script")
    return [
        Result(
            id="P11",
            what=f"{name}, first visit, kB",
            ours=round(weight / 1000, 1),
            yardstick=WEIGHT / 1000,
            ratio=round(weight / WEIGHT, 2),
            promise="≤ 150 kB, ≤ 60 kB scripts, 0 to others",
            holds=weight <= WEIGHT and scripts <= SCRIPTS and not others and not cookies,
            note=f"scripts {scripts / 1000:.1f} kB, {len(sizes)} files, {len(others)} to others, {len(cookies)} cookies",
        )
    ]


def _lighthouse() -> tuple[Path | None, str]:
    """Lighthouse as package-lock.json pins it, installed when it is not there yet."""
    binary = ROOT / "node_modules" / ".bin" / "lighthouse"
    if binary.exists():
        return binary, ""
    if not shutil.which("npm"):
        return None, "npm is not on this machine"
    done = subprocess.run(
        ["npm", "ci", "--silent", "--ignore-scripts"], cwd=ROOT, capture_output=True, timeout=600
    )
    return (binary, "") if done.returncode == 0 and binary.exists() else (None, "npm could not install it")


def _ask_lighthouse(lighthouse: Path, chromium: str | None, portal: Portal, name: str, path: str) -> Result:
    """The four scores of one page, as on a phone; the lowest counts."""
    done = subprocess.run(
        [
            lighthouse,
            portal.url + path,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={' '.join(FLAGS)}",
        ],
        env={**os.environ, **({"CHROME_PATH": chromium} if chromium else {})},
        cwd=ROOT / "build",
        capture_output=True,
        text=True,
        timeout=180,
    )
    if done.returncode != 0:
        words = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return Result("P11", f"{name}, Lighthouse", None, SCORE, None, "≥ 95 in all four", None, words[:100])
    said = json.loads(done.stdout)
    found = said["categories"]
    scores = {category: round(100 * (found[category]["score"] or 0)) for category in CATEGORIES}
    lowest = min(scores.values())
    return Result(
        id="P11",
        what=f"{name}, Lighthouse",
        ours=lowest,
        yardstick=SCORE,
        ratio=round(lowest / SCORE, 2),
        promise="≥ 95 in all four",
        holds=lowest >= SCORE,
        note=", ".join([*(f"{category} {score}" for category, score in scores.items()), *_wanting(said)]),
    )


def _wanting(said: dict) -> list[str]:
    """The audits that cost a page its full score, performance left out: its figures follow the machine."""
    counted = [
        part["id"]
        for category in CATEGORIES[1:]
        for part in said["categories"][category]["auditRefs"]
        if part["weight"]
    ]
    return sorted({name for name in counted if said["audits"][name]["score"] not in (1, None)})
