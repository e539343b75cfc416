"""From answers to files people take away.

chapters.py  1  what the month's briefing says: one finding, its table and its chart a chapter
                (contents/: a module a section)
sentences.py    the bulletin's wording of a change; values.py: how a value of a table is written
pptx.py      2  the chapters as slides (slides.py: boxes and tables; native_charts.py); docx.py: as the bulletin;
                sheets.py: as a workbook (xlsx.py: one table as a sheet)
pack.py      3  the three files, written from the same chapters
"""
