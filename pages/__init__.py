"""The pages: from answers to what people see and take away. One thin module a page, each with `page(here)`."""
