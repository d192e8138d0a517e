from mreza.testing.contract import *  # noqa: F403
