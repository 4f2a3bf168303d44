"""``python -m macros``: the command line, see `commands`."""

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # a command ends with its work: looking for what may be thrown away is a tenth of its time
    from .commands import main  # here: so is reading the modules

    ended = main()
    gc.freeze()  # nor does anybody need to look when it ends
    sys.exit(ended)
