from mreza import Permission, hookimpl


class Visits:
    """What visits decide."""

    @hookimpl
    def permissions(self) -> list[Permission]:
        """Who may write visits down, at first."""
        return [Permission("visits.record", "Write visits down", default_roles=("coordinator", "secretariat"))]
