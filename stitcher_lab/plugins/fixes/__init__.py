"""One module for each plugin that needs mending; see :mod:`stitcher_lab.plugins.shims`.

``around()`` is a context in which each of the plugin's modules is run, ``mend(module)`` is called after each of them.
Both are optional.
"""
