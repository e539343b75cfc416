"""街道改造督查看板: page config, the gate, the list of pages, run.

`streamlit run dashboard.py` reads this file twice: when the server starts, as a module in which it finds `app`, and
as a script whenever somebody looks.
"""

from functools import partial

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from data.vocabulary import text
from pages import briefing, complaints, completion, consent, impact, overview, upload
from pages.parts import layout, selection, server, session

PAGES = {
    "overview": overview.page, "completion": completion.page, "complaints": complaints.page, "impact": impact.page,
    "consent": consent.page, "briefing": briefing.page, "upload": upload.page,
}


def show() -> None:
    """The gate: nobody reaches a page but through here, and a page knows nothing but what it is given."""
    st.set_page_config(page_title=text.PRODUCT, layout="wide")
    here = selection.arrive(session.options())
    layout.draw_logo(here)
    here.pages.update({
        name: st.Page(partial(page, here), title=text.PAGE_TITLES[name], url_path=name, default=page is overview.page)
        for name, page in PAGES.items()})
    st.navigation(list(here.pages.values()), position="hidden" if here.view.is_presentation else "top").run()


if __name__ == "__main__":
    show()
else:
    # st.navigation says so too, but only in the first view: a deep link before that would run pages/<name>.py bare.
    PagesManager.uses_pages_directory = False
    app = st.App(__file__, lifespan=server.serving, routes=server.ROUTES, on_script_error=server.report_error)
