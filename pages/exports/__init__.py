"""From answers to files people take away.

chapters.py  1  what the month's briefing says: one finding, its table and its chart a chapter (contents/: a module a section)
sentences.py    the bulletin's wording of a change; values.py: how a value of a table is written
pptx.py      2  the chapters as slides (slides.py: boxes, tables; native_charts.py), docx.py as the bulletin, xlsx.py as sheets
pack.py      3  the three files, written from the same chapters
"""
