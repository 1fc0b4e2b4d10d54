"""One thin script a page: load, filter, analyse, chart, download."""
