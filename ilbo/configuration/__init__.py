"""What `ilbo.toml` says, believed only when it makes sense. Read by settings and the commands.

A paper lives in one folder. This room knows the names in that folder and refuses nonsense with a
sentence that names the line. It imports no framework, so a bad file is told in a blink.
"""

from ilbo.configuration.folder import FILE, SECRET, Configuration, Desk, Newsstand
from ilbo.configuration.reading import read
from ilbo.configuration.refusals import Nonsense
from ilbo.configuration.writing import write

__all__ = [
    "FILE",
    "SECRET",
    "Configuration",
    "Desk",
    "Newsstand",
    "Nonsense",
    "read",
    "write",
]
