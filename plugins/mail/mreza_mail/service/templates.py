"""The kinds of letters that plugins bring."""

from __future__ import annotations

from typing import Any

from mreza.errors import ConfigurationError

from mreza_mail.template import MailTemplate


def templates_of(hooks: Any) -> dict[str, MailTemplate]:
    """All templates, by code.

    Raises: ConfigurationError for a code that two bring, or that is in another plugin's name.
    """
    found: dict[str, MailTemplate] = {}
    for plugin, several in hooks.collect("mail_templates"):
        for template in several:
            if not template.code.startswith(f"{plugin}.") or found.setdefault(template.code, template) is not template:
                raise ConfigurationError(
                    f"The plugin {plugin} brings a letter {template.code}. "
                    f"Begin its code with {plugin}. and bring it once."
                )
    return found


def template_named(hooks: Any, code: str) -> MailTemplate:
    """The template of a code.

    Raises: ConfigurationError when no plugin that runs brings it.
    """
    found = templates_of(hooks).get(code)
    if found is None:
        raise ConfigurationError(f"No plugin brings a letter {code}. Bring it by the hook mail_templates.")
    return found


__all__ = ["template_named", "templates_of"]
