"""The preview through mkdocs-macros: `mkdocs build` and `mkdocs serve`. The only file that knows that plugin.

The plugin runs Jinja on each page. Ours are prepared before, and hold none: the plugin is told to leave pages as they are,
and what it would run, should it run at all, is shut in.
"""

from typing import Any


def define_env(env: Any) -> None:
    """Called by mkdocs-macros (once) and by Zensical (once a page) before any page is rendered."""
    import mkdocs_macros.plugin as plugin
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from macros.engines.preview import prepare_preview
    from macros.outputs.formular import form_scripts
    from macros.outputs.search import search_scripts

    plugin.Environment = ImmutableSandboxedEnvironment
    # There are no PDFs and no files of data in a preview: a search finds the pages alone.
    prepare_preview(
        env.conf, lambda content, pages: search_scripts(content, pages, files=()) | form_scripts(content, pages)
    )
