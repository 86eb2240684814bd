from __future__ import annotations

from pathlib import Path

import pytest

from routeviewer.errors import SettingsError
from routeviewer.settings.settings import BUNDLED, GeocodingSettings, Service, Settings
from routeviewer.settings.storage import load_settings, save_settings

CHANGED = Settings(
    GeocodingSettings(
        "newsroom",
        "all",
        {"newsroom": Service("newsroom", "nominatim", {"domain": "g.example"}, 0)},
    ),
    ("own", BUNDLED),
)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "none.toml")
    assert settings == Settings()
    assert settings.geocoding.service_called("nominatim").interval_s > 1


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    save_settings(CHANGED, path)
    assert load_settings(path) == CHANGED


def test_a_new_file_says_what_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save_settings(Settings(), path)
    told = path.read_text(encoding="utf-8").replace("\n# ", " ")
    assert "Nothing is sent unless you ask for it" in told
    assert "never the article" in told


def test_comments_and_foreign_tables_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('# mine\n[window]\ntheme = "dark" # at night\n', encoding="utf-8")
    save_settings(CHANGED, path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert 'theme = "dark" # at night' in text
    assert load_settings(path) == CHANGED


def test_a_service_that_was_removed_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save_settings(CHANGED, path)
    save_settings(Settings(), path)
    assert load_settings(path) == Settings()


@pytest.mark.parametrize(
    "text",
    [
        "[geocoding",
        'geocoding = "nominatim"',
        '[geocoding]\nask = "sometimes"',
        "[geocoding]\nservice = 7",
        "[geocoding.services]\na = 1",
        "[geocoding.services.a]\ninterval_s = -1",
        '[gazetteers]\norder = "own"',
        "[gazetteers]\norder = [1]",
    ],
)
def test_damaged_settings_are_reported_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(path) in caught.value.problem
    with pytest.raises(SettingsError):
        save_settings(CHANGED, path)
    assert path.read_text(encoding="utf-8") == text


def test_a_key_in_the_settings_is_refused_without_repeating_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[geocoding.services.opencage]\napi_key = "s3cret"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert "keyring set routeviewer opencage" in caught.value.problem
    assert "s3cret" not in str(caught.value)


def test_the_embedded_gazetteer_cannot_be_lost(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[gazetteers]\norder = ["own"]\n', encoding="utf-8")
    assert load_settings(path).gazetteers == ("own", BUNDLED)
