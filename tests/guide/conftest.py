"""The data file spoilt in one place, and the message it gives."""

from __future__ import annotations

import pytest
from broken import TEXT

from macros.guide.load import DataError, load_guide


@pytest.fixture
def broken(tmp_path):
    """Write the data file with `old` replaced by `new` (the first time after `after`) and return the message it
    gives.
    """

    def run(old: str, new: str, after: str = "") -> str:
        start = TEXT.index(after)
        assert old in TEXT[start:], f"the test needs «{old}» in the data file"
        path = tmp_path / "veileder.yml"
        path.write_text(TEXT[:start] + TEXT[start:].replace(old, new, 1), encoding="utf-8")
        with pytest.raises(DataError) as raised:
            load_guide(path)
        return str(raised.value)

    return run
