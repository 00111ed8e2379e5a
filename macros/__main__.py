"""`python -m macros` is the command `lis`."""

import sys

from macros.cli import main

sys.exit(main())
