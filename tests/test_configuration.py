"""What `ilbo.toml` may say, and the one sentence for everything it may not."""

import os
from pathlib import Path

import pytest

from ilbo import configuration
from ilbo.configuration import Nonsense

SENSE = {
    "title": 'title = "The Haneul Daily"',
    "languages": 'languages = ["en", "ko"]',
    "time_zone": 'time_zone = "Asia/Seoul"',
    "base_url": 'base_url = "https://haneul.example"',
}
PASSWORD = "hunter2-is-a-secret"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    configuration.write(
        tmp_path,
        title="The Haneul Daily",
        languages=("en", "ko"),
        time_zone="Asia/Seoul",
        base_url="https://haneul.example/",
    )
    return tmp_path


def says(paper: Path, *lines: str | bytes, **instead: str) -> Path:
    sense = [line for line in (SENSE | instead).values() if line]
    raw = [line if isinstance(line, bytes) else line.encode() for line in (*sense, *lines)]
    (paper / "ilbo.toml").write_bytes(b"\n".join(raw))
    return paper


def refusal(paper: Path, environ: dict[str, str] | None = None) -> str:
    with pytest.raises(Nonsense) as refused:
        configuration.read(paper, environ or {})
    return str(refused.value)


def test_what_a_new_paper_begins_with_can_be_read_back(paper):
    read = configuration.read(paper, {})
    assert (read.title, read.languages) == ("The Haneul Daily", ("en", "ko"))
    assert (read.time_zone, read.base_url) == ("Asia/Seoul", "https://haneul.example")
    assert (read.database_url, read.is_demo) == (None, False)
    assert (read.newsstand.workers, read.desk.threads) == (2, 4)


def test_a_paper_may_be_called_anything_that_fits_a_masthead(tmp_path):
    title = 'The "Quoted" \\ Daily 하늘일보'
    configuration.write(
        tmp_path, title=title, languages=["ko"], time_zone="UTC", base_url="http://[::1]:8000"
    )
    assert configuration.read(tmp_path, {}).title == title


def test_every_setting_of_the_commented_file_is_read_when_uncommented(paper):
    file = paper / "ilbo.toml"
    lines = file.read_text().splitlines()
    file.write_text("\n".join(line.removeprefix("# ") if " = " in line else line for line in lines))
    read = configuration.read(paper, {})
    assert read.database_url == "postgresql://user:password@127.0.0.1:5432/ilbo"
    assert (read.newsstand, read.desk) == (configuration.Newsstand(), configuration.Desk())


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('timezone = "UTC"', '"timezone" is not a setting; did you mean "time_zone"?'),
        ("xyzzy = 1", '"xyzzy" is not a setting; take it out.'),
        ("[newstand]", '"newstand" is not a setting; did you mean "newsstand"?'),
        ("desk = 3", '"desk" is a section: write [desk] on a line of its own.'),
        ("desk.wrokers = 3", '"desk.wrokers" is not a setting; did you mean "desk.workers"?'),
        ("[[desk]]", '"desk" is a section: write [desk] on a line of its own.'),
        ("desk.workers = 0", '"desk.workers" must be from 1 to 64, not 0.'),
        ("desk.workers = true", '"desk.workers" must be a whole number, not true or false.'),
        ("desk.threads = 1.5", '"desk.threads" must be a whole number, not a number with a point.'),
        ('newsstand.workers = "2"', '"newsstand.workers" must be a whole number, not a text.'),
        ("newsstand.cache_mb = -1", '"newsstand.cache_mb" must be from 1 to 65536, not -1.'),
        (
            'newsstand.proxies = ["caddy"]',
            '"newsstand.proxies" names "caddy", but must name addresses such as "127.0.0.1".',
        ),
        ('demo = "yes"', '"demo" must be true or false, not a text.'),
        ("demo = 1979-05-27", '"demo" must be true or false, not a date or a time.'),
        ('title = "Twice"', "this is not TOML: cannot overwrite a value."),
        ("title", "this is not TOML: expected '=' after a key in a key/value pair."),
        ('demo = "open', "this is not TOML: unterminated string."),
        (b"# caf\xe9", "the text is not UTF-8; save it as UTF-8."),
    ],
)
def test_a_line_that_makes_no_sense_is_named(paper, line, sentence):
    assert refusal(says(paper, line)) == f"ilbo.toml line 5: {sentence}"


@pytest.mark.parametrize(
    ("number", "name", "value", "sentence"),
    [
        (1, "title", '""', "must be one line of 1 to 100 characters."),
        (1, "title", r'"two\nlines"', "must be one line of 1 to 100 characters."),
        (1, "title", "7", "must be a text in quotes, not a number."),
        (2, "languages", "[]", 'must name at least one language, such as ["en"].'),
        (2, "languages", '"en"', 'must be a list of languages such as ["en", "ko"].'),
        (2, "languages", '["en", "fr"]', 'names "fr", but a paper can only be in "en" and "ko".'),
        (2, "languages", '["ko", "ko"]', 'names "ko" twice.'),
        (
            3,
            "time_zone",
            '"Asia/Soul"',
            'names "Asia/Soul", which is not a time zone; did you mean "Asia/Seoul"?',
        ),
        (
            3,
            "time_zone",
            '"../../etc/passwd"',
            'names "../../etc/passwd", which is not a time zone; did you mean "Asia/Seoul"?',
        ),
        (4, "base_url", '"https://a.example/x"', "must stop after the host: no path and no query."),
        (4, "base_url", '"https://a.example?"', "must stop after the host: no path and no query."),
        (4, "base_url", '"https://a@b.example"', "must be a plain host, and a port if need be."),
        (
            4,
            "base_url",
            '"ftp://a.example"',
            'must begin with http:// or https:// and a host, like "https://news.example".',
        ),
        (
            4,
            "base_url",
            '"http://a.example:70000"',
            "must have a plain host, and a port from 1 to 65535 if any.",
        ),
    ],
)
def test_a_setting_with_a_bad_value_is_named(paper, number, name, value, sentence):
    says(paper, **{name: f"{name} = {value}"})
    assert refusal(paper) == f'ilbo.toml line {number}: "{name}" {sentence}'


@pytest.mark.parametrize("name", SENSE)
def test_a_setting_that_no_paper_can_do_without_is_asked_for_with_an_example(paper, name):
    assert refusal(says(paper, **{name: ""})).startswith(f"ilbo.toml has no {name}; add one such")


def test_the_line_is_where_a_setting_begins_even_when_it_goes_on_for_lines(paper):
    says(paper, 'languages = [ # first\n "ko",\n "ko",\n]', languages="# none\n\n")
    assert refusal(paper).startswith('ilbo.toml line 7: "languages" names "ko" twice')


def test_a_setting_is_not_looked_for_inside_a_text_of_many_lines(paper):
    says(paper, "demo = 3", title='title = """\\\ndemo = 3"""')
    assert refusal(paper).startswith('ilbo.toml line 6: "demo" must be true or false')


def test_a_folder_without_a_file_is_no_paper(tmp_path):
    assert refusal(tmp_path) == f"there is no ilbo.toml in {tmp_path}."


def test_a_file_that_goes_on_and_on_is_no_configuration(paper):
    assert "longer than 64 kB" in refusal(says(paper, "# " + "x" * 70_000))


@pytest.mark.parametrize(
    "address",
    [
        f"mysql://ilbo:{PASSWORD}@db.example/ilbo",
        f"postgresql://ilbo:{PASSWORD}@db.example:99999/ilbo",
        f"postgresql://ilbo:{PASSWORD}@db.example/",
        f"postgresql://ilbo:{PASSWORD}@/ilbo",
        f"postgresql://ilbo:{PASSWORD}@db.example/ilbo?sslmode=require",
        f"postgresql://ilbo:{PASSWORD}@[db.example/ilbo",
    ],
)
def test_a_bad_database_address_is_refused_without_its_password(paper, address):
    in_file = refusal(says(paper, f'[database]\nurl = "{address}"'))
    in_variable = refusal(says(paper), {"ILBO_DATABASE_URL": address})
    assert in_file.startswith('ilbo.toml line 6: "database.url" must')
    assert in_variable.startswith("the variable ILBO_DATABASE_URL must")
    assert PASSWORD not in in_file + in_variable


def test_the_variable_for_the_database_has_the_last_word(paper):
    address = f"postgresql://ilbo:{PASSWORD}@db.example:5432/ilbo"
    read = configuration.read(paper, {"ILBO_DATABASE_URL": address})
    assert read.database_url == address
    assert PASSWORD not in repr(read)


def test_each_paper_has_a_secret_of_its_own_that_no_neighbour_can_read(paper):
    assert (paper / "secret.key").stat().st_mode & 0o777 == 0o600
    key = configuration.read(paper, {}).secret_key
    assert len(key) >= 50
    assert key not in repr(configuration.read(paper, {}))


def test_a_secret_that_others_can_read_is_refused(paper):
    (paper / "secret.key").chmod(0o640)
    assert refusal(paper).endswith(f"run chmod 600 {paper}/secret.key.")


def test_a_short_secret_is_refused_without_being_told(paper):
    assert "hunter2" not in refusal(paper, {"ILBO_SECRET_KEY": "hunter2"})
    (paper / "secret.key").write_text("")
    assert "fewer than 32 characters" in refusal(paper)


def test_a_lost_secret_may_come_from_the_variable(paper):
    (paper / "secret.key").unlink()
    assert "set ILBO_SECRET_KEY" in refusal(paper)
    assert configuration.read(paper, {"ILBO_SECRET_KEY": "k" * 40}).secret_key == "k" * 40


def test_a_new_paper_refuses_nonsense_before_anything_is_written(tmp_path):
    with pytest.raises(Nonsense, match='"time_zone" names "Mars", which is not a time zone'):
        configuration.write(
            tmp_path, title="A", languages=["en"], time_zone="Mars", base_url="http://a.example"
        )
    assert list(tmp_path.iterdir()) == []


def test_the_desk_finds_a_short_socket_however_deep_the_folder_lies(paper):
    deep = paper.joinpath(*["long-name"] * 12)
    deep.mkdir(parents=True)
    for name in ("ilbo.toml", "secret.key"):
        (paper / name).rename(deep / name)
    socket = configuration.read(deep, {}).desk_socket
    assert len(os.fsencode(socket)) < 104
    assert not socket.is_relative_to(deep)
