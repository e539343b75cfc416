"""From a spreadsheet to tables; the tree is the flow.

workbook.py   1  opens a file safely, in a limited child process (child.py), and gives its sheets as grids of cells
headers.py    2  finds the header rows, tells the kind, maps headers to fields; context.py: what titles and names say
cells.py      3  one cell to one value (reading.py); dates.py, places.py: dates and places; privacy.py: what is masked
rows.py       4  the rows under a header, column by column; derive.py: what a row implies (orders.py: of orders)
checks.py     5  rules over a table; issues.py: kinds of problem with message and remedy
store.py      6  the store: history, undo, preview, backup; loading.py: one file's rows into it; backup.py: restore
intake.py     the flow itself: a file in, an inspection out
sample.py     writes the seeded sample workbooks to samples/; sample_books/ says what is in them
"""
