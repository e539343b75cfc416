"""From a spreadsheet to tables; the tree is the flow.

workbook.py   opens a file safely (in a child process) and gives its sheets as grids of cells
headers.py    finds the header rows and maps the headers to fields
rows.py       turns cells into values; a row is accepted or has its reasons
places.py     one spelling for buildings, units and rooms
privacy.py    what is masked or never stored
checks.py     rules over a table and over months
issues.py     kinds of problem: code, severity, message, how to fix
store.py      the store: one transaction a load, undo, history, backup
intake.py     the flow itself: a file in, an inspection and a receipt out
sample.py     the seeded sample workbooks
"""
