"""The proof that a build holds nothing of what its audience may not read: every byte of the result is searched.

`withheld.py` says what is kept back and what is shown, from the whole content; `texts.py` takes the texts out of any file;
`search.py` compares. Nothing here knows how the filter works: it reads the marks, and the finished files.
"""
