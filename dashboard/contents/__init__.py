"""What each page shows: the charts, words and choices that its view puts in order."""
