import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import export
from dashboard.api.asked import Format
from dashboard.api.printed import Printed

TEXTS = st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1)


@settings(deadline=None)  # a busy machine is no failure
@given(texts=TEXTS, data=st.data())
def test_any_rows_in_any_order_are_what_export_writes_of_them(texts, data):
    df = pd.DataFrame({"text": pd.Series(texts, dtype="str"), "number": range(len(texts))})
    positions = data.draw(st.lists(st.integers(0, len(texts) - 1)))
    chosen, printed = df.iloc[positions], Printed(df)
    assert printed.write(positions, Format.CSV) == export.to_csv(chosen)
    assert json.loads(printed.write(positions, Format.JSON)) == json.loads(export.to_json(chosen))


@pytest.mark.parametrize("form", [Format.CSV, Format.JSON])
def test_no_rows_are_an_empty_file_of_the_format(form):
    printed = Printed(pd.DataFrame({"text": ["a"]}))
    assert printed.write([], form) == {Format.CSV: b"text\r\n", Format.JSON: b"[]\n"}[form]
