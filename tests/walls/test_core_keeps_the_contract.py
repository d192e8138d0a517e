"""Core's own models keep what core asks of every plugin's."""

from __future__ import annotations

import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.contract_repeats import Asked


@pytest.fixture
def plugin_name() -> str:
    return "core"


@pytest.fixture
def asked() -> Asked:
    """What an e-mail address, a number in a register, a password and the like look like."""
    return {
        "addContactPoint": {"value": "added@demo.example"},
        "updateContactPoint": {"contactPointId": "{ContactPoint 1}"},
        "composeRole": {"permissions": ["core.read_members"]},
        "createPartnerKey": {"networks": ["RS"]},
        "createUser": {"email": "created@demo.example"},
        "defineNetwork": {"code": "HR", "locales": ["hr"]},
        "grantRole": {"organisationId": "{Organisation}"},
        "setPassword": {"password": "correct horse battery staple"},
    }


del test_disabled_it_takes_nothing_from_the_others  # noqa: F821 - core is what cannot be disabled
