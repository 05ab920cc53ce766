"""An editor writes and publishes in a browser; a reader without JavaScript reads it at once."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.journeys.conftest import Running, ilbo, open_paper

HEADLINE = "Storm nears the harbour"
WORDS = "“We stay in [until Friday],” the harbour master said on Tuesday."
CAPTION = "The harbour before the storm."
PEOPLE = ("Oh Mina", "Lee Joon")


def sign_in(page: Page, paper: Running, name: str, password: str) -> None:
    page.goto(f"{paper.url}/newsroom/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Stories")).to_be_visible()


def add_contributors(page: Page, paper: Running) -> None:
    for name in PEOPLE:
        page.goto(f"{paper.url}/newsroom/snippets/newsroom/contributor/add/")
        page.fill("#id_name_en", name)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(".messages")).to_contain_text(name)


def add_photo(page: Page, paper: Running, picture: Path) -> None:
    page.goto(f"{paper.url}/newsroom/images/add/")
    page.set_input_files("#id_file", picture)
    page.fill("#id_title", "Harbour")
    page.fill("#id_description", "A grey harbour")
    page.fill("#id_caption", CAPTION)
    page.fill("#id_agency", "HAEWON PRESS")
    page.get_by_role("button", name="Upload").click()
    expect(page.locator(".messages")).to_contain_text("added")


def add_section(page: Page, paper: Running) -> None:
    page.goto(f"{paper.url}/newsroom/pages/")
    page.get_by_role("link", name="The Harbour Post").first.click()
    front = re.search(r"/pages/(\d+)/", page.url)
    assert front is not None
    page.goto(f"{paper.url}/newsroom/pages/add/newsroom/section/{front[1]}/")
    page.fill("#id_title", "Port")
    publish(page)


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messages")).to_contain_text("published")


def write_story(page: Page, paper: Running) -> None:
    section = re.search(
        r"/pages/(\d+)/", page.get_by_role("link", name="Port").last.get_attribute("href") or ""
    )
    page.goto(f"{paper.url}/newsroom/stories/")
    page.goto(f"{paper.url}/newsroom/pages/add/newsroom/story/{section[1] if section else 0}/")
    page.fill("#id_title", HEADLINE)
    page.fill("#id_standfirst", "Boats stay in.")
    page.get_by_role("button", name="Choose an image").first.click()
    page.get_by_role("link", name="Harbour").first.click()
    expect(page.locator("#id_lead_photo-chooser")).to_contain_text("Harbour")
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Paragraph").first.click()
    page.locator("[data-contentpath='body'] .public-DraftEditor-content").first.click()
    page.keyboard.insert_text(WORDS)
    page.get_by_role("tab", name="Bylines").click()
    for number, name in enumerate(PEOPLE):
        page.get_by_role("button", name="Add byline").click()
        chooser = page.locator(f"#id_bylines-{number}-contributor-chooser")
        chooser.get_by_role("button", name="Choose Contributor").click()
        page.get_by_role("link", name=name).first.click()
        expect(chooser).to_contain_text(name)


def reads(page: Page, paper: Running, address: str) -> None:
    page.goto(paper.url + address)
    expect(page.get_by_text(HEADLINE).first).to_be_visible()


def printed(page: Page) -> str:
    """The text of the sheet as Chromium prints it, without the breaks of its lines."""
    document = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert sum(len(sheet.images) for sheet in document.pages) == 1
    return " ".join(" ".join(sheet.extract_text() for sheet in document.pages).split())


@pytest.mark.journey
def test_an_editor_publishes_and_a_reader_without_javascript_reads(
    paper: Path, browser: Browser, tmp_path: Path
) -> None:
    picture = tmp_path / "harbour.jpg"
    Image.effect_noise((1600, 1067), 40).convert("RGB").save(picture)
    with open_paper(paper) as running:
        desk = browser.new_page()
        sign_in(desk, running, "mina", running.add_staff("mina", "editor"))
        add_contributors(desk, running)
        add_photo(desk, running, picture)
        add_section(desk, running)
        write_story(desk, running)
        publish(desk)
        address = (
            desk.locator(".messages").get_by_role("link", name="View live").get_attribute("href")
        )
        assert address is not None
        story = re.sub(r"^https?://[^/]+", "", address)
        reader = browser.new_page(java_script_enabled=False)
        for place in ("/", "/port/", story):
            reads(reader, running, place)
        for scheme in ("light", "dark"):
            reader.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            reads(reader, running, story)
            for words in (WORDS, CAPTION, "HAEWON PRESS", *PEOPLE):
                expect(reader.get_by_text(words).first).to_be_visible()
        reader.emulate_media(color_scheme=None, media="print")
        reads(reader, running, f"{story}print/")
        sheet = printed(reader)
        for words in (HEADLINE, WORDS, CAPTION, "HAEWON PRESS", *PEOPLE):
            assert words in sheet
    assert ilbo("press", str(paper), "verify").returncode == 0
