from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from routeviewer.errors import KeyStoreError
from routeviewer.settings.keys import key_of, remove_key, store_key

SECRET = "s3cret-key"  # noqa: S105 - a made-up one


class MemoryKeyring(KeyringBackend):
    """Keeps keys for one test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError


class LockedKeyring(MemoryKeyring):
    """Refuses everything, and tells what it should not."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"cannot unlock {SECRET} of {service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"cannot store {password} of {service} {username}")


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_key_is_kept_found_and_removed() -> None:
    keyring.set_keyring(MemoryKeyring())
    assert key_of("opencage") is None
    store_key("opencage", SECRET)
    assert key_of("opencage") == SECRET
    remove_key("opencage")
    remove_key("opencage")
    assert key_of("opencage") is None


def test_a_server_without_a_keyring_may_hand_the_key_over(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(NoKeyring())
    assert key_of("my-service") is None
    monkeypatch.setenv("ROUTEVIEWER_KEY_MY_SERVICE", SECRET)
    assert key_of("my-service") == SECRET


def test_without_a_keyring_nothing_is_kept() -> None:
    keyring.set_keyring(NoKeyring())
    with pytest.raises(KeyStoreError) as caught:
        store_key("opencage", SECRET)
    assert "ROUTEVIEWER_KEY_OPENCAGE" in caught.value.remedy


def test_a_locked_keyring_is_reported_without_the_key() -> None:
    keyring.set_keyring(LockedKeyring())
    for call in (lambda: key_of("opencage"), lambda: store_key("opencage", SECRET)):
        with pytest.raises(KeyStoreError) as caught:
            call()
        assert SECRET not in str(caught.value)
        assert caught.value.__cause__ is None
