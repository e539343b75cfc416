"""From a spreadsheet to tables; the tree is the flow.

workbook.py   1  opens a file safely and gives its sheets as grids of cells; formats/: one module a file format
layout.py        parts a sheet into its tables: below one another, sections; side_by_side.py: beside one another;
                 header_lines.py: which lines look like a header
joined_columns.py  columns that say one thing together: 年 | 月 | 日
headers.py    2  finds the header rows, tells the kind; columns.py: one header to one field (header_words.py),
                 place_columns.py where the cells say it; ticks.py: opinions ticked under their names;
                 measured.py: money and shares are no counts; month_ends.py: 6月底完工; spread.py: 1月…12月,
                 parts_of_year.py: 一季度…四季度; unread_columns.py says what nobody reads, near_misses.py why a table
                 is of no kind; context.py: what titles, sheet names and file names say (stated_months.py,
                 stated_spans.py, stated_places.py), table_months.py and flow_months.py: whose month;
                 other_works.py: tables of works that nobody knows
cells.py      3  one cell to one value (reading.py): amounts.py, choices.py, dates.py, places.py; privacy.py masks
                 numbers and, by persons.py, names
rows.py       4  the rows of a table: below.py has its cells by column, lines.py says which lines are rows
                 (other_lines.py, example_lines.py: which are none; parted_lines.py: 其中), body.py reads a column,
                 stage_counts.py and part_counts.py add columns up, group_lines.py finds the rows that hold the sum
                 of others (whole_places.py: 全部, 2个小区), derive.py adds what a row implies (joined_places.py,
                 row_places.py, orders.py with order_marks.py, order_places.py and addresses.py, ledger_counts.py,
                 households.py, rain_days.py, days.py, scales.py, plan_months.py, plan_parts.py)
checks.py     5  rules over a table (plausible.py: what can hardly be); totals.py: totals against their rows;
                 repeats.py: what a file says twice; name_variants.py: two spellings of one community;
                 over_months.py: beside the months before (month_rules/*.sql), similar_names.py: what a misspelled name
                 probably means
issues.py        kinds of problem with message and remedy
intake.py     =  the flow itself, in the limited child process (child.py): a file in, an inspection.py out
corrections.py   what the office taught about headers, words and places
store.py      6  the store: history, undo, backup (store_file.py: what SQL may touch); loading.py: rows into it
                 (preview.py: only tried out); amendments.py: one value corrected (amended_rows.py, amended_doubts.py);
                 shared_keys.py: which uploads replace one another's rows; line_spans.py: which line stands from when
                 until when; settings.py: what the office decides in pages
annotate.py   7  the clerk's own workbook back, with marks/ in it; templates.py: empty ones with the office's places
sample.py        writes the seeded sample workbooks to samples/; sample_books/ says what is in them
"""
