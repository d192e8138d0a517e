import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given
from mreza_licensing.rules import Occasion, Regime


@pytest.fixture
def given() -> Given:
    """What the tables ask for beyond the types of their columns, and rules under which something is missing."""
    return {
        "LapseAlert.licence_id": None,
        "LicensingRuleSet.regime": Regime.LICENSING,
        "LicensingRuleSet.renewal_opens_days": 90,
        "LicensingRuleSet.renewal_closes_days": 30,
        "LicensingRequirement.employees_over": 10,
        "PermissionApplication.occasion": Occasion.RENEWAL,
        "PermissionApplication.closed_on": None,
    }


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs with what it requires."""
    return ["licensing"]
