"""The marks in a workbook that is given back, package part by package part: annotate.py calls, nobody else.

xml_text.py  XML changed in place          package.py  the parts, their relations and content types
grid.py      a sheet's cells               styles.py   the two colours, taken back later without a trace
notes.py     comments and their boxes      issue_list.py  the sheet 问题清单
marking.py   all of these together         rebuilt.py  a plain workbook from cells     cut.py  some rows of the cells
"""
