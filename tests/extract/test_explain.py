from ingest.extract.explain import explain


def retold(article, text):
    return "\n".join(explain(article(text)))


def test_each_figure_is_retold_with_its_mentions_and_its_record(article):
    text = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."
    told = retold(article, text)
    assert "5 percent" in told
    assert "name 'Poland'" in told
    assert "record    POL gdp_share 5" in told


def test_what_gave_no_record_says_why(article):
    assert "a baseline is where a rise starts" in retold(
        article, "Poland went from 2 percent to 4 percent of GDP."
    )
    assert "no party is named" in retold(article, "Outlays will rise to 2 percent of GDP by 2030.")


def test_a_text_without_figures_says_so(article):
    assert retold(article, "It rained.") == "no figure found: neither a percentage nor a sum of money"
