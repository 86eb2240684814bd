"""Keys of online services: in the system's keyring, nowhere else.

Where there is no keyring, as on a server, an environment variable hands a key over.
"""

from __future__ import annotations

import os
import re
from types import ModuleType

from routeviewer.errors import KeyStoreError

# What geopy's classes call the secrets that they are given.
KEY_OPTIONS = (
    "api_key", "apikey", "access_token", "subscription_key", "security_key", "key", "token",
    "auth_id", "auth_token", "password", "secret_key", "app_code", "username", "user_name",
)  # fmt: skip
_KEYRING_NAME = "routeviewer"


def key_of(service: str) -> str | None:
    """Return the key of a service, or None where none is kept.

    Raises:
        KeyStoreError: The keyring is locked or broken.
    """
    given = os.environ.get(key_variable(service))
    if given:
        return given
    ring = _keyring()
    try:
        held = ring.get_password(_KEYRING_NAME, service)
    except ring.errors.NoKeyringError:
        return None
    except ring.errors.KeyringError as error:
        raise _failure(service, "found", error) from None
    return None if held is None else str(held)


def store_key(service: str, key: str) -> None:
    """Keep the key of a service in the keyring.

    Raises:
        KeyStoreError: There is no keyring, or it is locked.
    """
    ring = _keyring()
    try:
        ring.set_password(_KEYRING_NAME, service, key)
    except ring.errors.KeyringError as error:
        raise _failure(service, "kept", error) from None


def remove_key(service: str) -> None:
    """Delete the key of a service from the keyring; no key is no failure.

    Raises:
        KeyStoreError: There is no keyring, or it is locked.
    """
    ring = _keyring()
    try:
        ring.delete_password(_KEYRING_NAME, service)
    except ring.errors.PasswordDeleteError:
        return
    except ring.errors.KeyringError as error:
        raise _failure(service, "deleted", error) from None


def key_variable(service: str) -> str:
    """Return the environment variable that hands a service's key over.

    >>> key_variable("my-service")
    'ROUTEVIEWER_KEY_MY_SERVICE'
    """
    return "ROUTEVIEWER_KEY_" + re.sub(r"\W", "_", service).upper()


def _keyring() -> ModuleType:
    import keyring  # noqa: PLC0415 - slow to import, and seldom needed
    import keyring.errors  # noqa: PLC0415 - as above

    return keyring


def _failure(service: str, what: str, error: Exception) -> KeyStoreError:
    """Name the kind of the failure only: its text could repeat the key."""
    return KeyStoreError(
        f"The key of {service} cannot be {what}: the system's keyring fails "
        f"({type(error).__name__})",
        f"Unlock or install a keyring, or hand the key over in {key_variable(service)}.",
    )
