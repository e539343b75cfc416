"""The one filter: who looks at what, chosen in one popover, carried from page to page and mirrored in the address.

The browser forgets the query string when another page is opened, and a widget forgets its value when it is not drawn.
So the choice is kept in the session, the widgets are set from it before they are drawn, and the address is written
again on every run. A link wins over the session only when it says something that this session has not written itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.parts import address
from pages.parts.address import Choice, Link, Options
from pages.parts.markup import plain
from queries import Selection

FEW_COUNT = 24
"""Up to so many values are shown as pills, one tap each; more are found by typing."""

SWITCHES = (
    ("leader", text.VIEW_LEADER, text.VIEW_LEADER_HELP),
    ("large", text.VIEW_LARGE_TYPE, None),
    ("present", text.VIEW_PRESENTATION, text.VIEW_PRESENTATION_HELP),
    ("print", text.VIEW_PRINT, text.VIEW_PRINT_HELP),
)


@dataclass(frozen=True)
class View:
    """How it is shown. `is_leader`: no room and no household's opinion may be on the page."""

    is_leader: bool = False
    is_large_type: bool = False
    is_presentation: bool = False
    is_print: bool = False
    is_phone: bool = False
    picture: str = "wide"
    """The format in which charts are saved: a key of frame.FORMATS."""

    @property
    def is_public(self) -> bool:
        """Others look at it, too: nothing of few households may be on it."""
        return self.is_leader or self.is_presentation


@dataclass(frozen=True)
class Here:
    """What every page is given: what is looked at, how it is shown, what there is to choose from."""

    selection: Selection
    view: View
    options: Options
    ignored: tuple[str, ...] = ()
    pages: dict[str, st.Page] = field(default_factory=dict)

    @property
    def streets(self) -> tuple[str, ...]:
        """The streets looked at, also where there is only one and nobody had to choose it."""
        return self.selection.street or tuple(self.options.of("street", Selection()))

    @property
    def street(self) -> str:
        """The same in words."""
        return _several(self.streets, text.STREET_UNNAMED, text.FILTER_SEVERAL)


def arrive(options: Options) -> Here:
    """Selection and view of this run, from the link or as they were; the address says them afterwards."""
    link = {name: st.query_params.get_all(name) for name in st.query_params}
    choice, ignored = st.session_state.get("choice"), []
    if choice is None or link and link != st.session_state.get("link"):
        choice, ignored = address.read(link, options)
    choice = address.admitted(choice, options)
    written = address.write(choice, options)
    if link != written:
        st.query_params.from_dict(written)
    st.session_state.update(choice=choice, link=written)
    return Here(_looked_at(choice, options), _view(choice.modes), options, tuple(ignored))


def draw_filter(here: Here) -> None:
    """The popover that reads the selection back."""
    with st.popover(plain(read_back(here)), icon=":material/tune:", key="filter"):
        months = here.options.months_of(here.selection.street)
        if months:
            _hold("month", here.selection.month)
            st.selectbox(
                text.FILTER_MONTH, months, format_func=text.MONTH.format, key="filter_month", filter_mode=None,
                on_change=_chosen, args=("month", here.options))
        _draw_many("street", text.FILTER_STREET, here)
        _draw_many("community", text.FILTER_COMMUNITY, here)
        _draw_many("compound", text.FILTER_COMPOUND, here)
        _draw_many("work_type", text.FILTER_WORK_TYPE, here, lambda code: WorkType(code).label)
        _draw_switches(here)
        if not here.view.is_phone:
            choose_picture(here, key="filter_picture", label_visibility="visible")


def read_back(here: Here) -> str:
    """The selection in words: `2025年10月 · 全部社区 · 加装电梯`."""
    chosen = here.selection
    words = [text.MONTH.format(chosen.month) if chosen.month else here.options.without_month]
    if not chosen.street and len(here.streets) > 1:
        words.append(text.FILTER_ALL["street"])
    words.append(_several(chosen.compound or chosen.community, text.FILTER_ALL["community"], text.FILTER_SEVERAL))
    labels = [WorkType(code).label for code in chosen.work_type]
    words.append(_several(labels, text.FILTER_ALL["work_type"], text.FILTER_SEVERAL_WORK_TYPES))
    if chosen.as_of:
        words.append(text.FILTER_AS_OF.format(chosen.as_of.replace(tzinfo=UTC).astimezone()))
    return text.FILTER_JOINT.join(words)


def address_of(here: Here, *, parts: dict[str, str] | None = None, **narrowed: object) -> Link:
    """The address of this view, narrowed to a place or kind of work: for a link to another page, in the same modes.

    `parts`: what is chosen on that page (address.PARTS); None: as it is here.
    """
    choice: Choice = st.session_state["choice"]
    parts = choice.parts if parts is None else parts
    return address.write(replace(choice, selection=replace(here.selection, **narrowed), parts=parts), here.options)


def held_part(name: str, options: list[str], usual: str | None = None) -> dict:
    """For the pills of one of address.PARTS, which then stay as they are in the session and in the address."""
    key, chosen = f"part_{name}", st.session_state["choice"].parts.get(name)
    st.session_state[key] = chosen if chosen in options else usual
    return {"options": options, "key": key, "on_change": _picked, "args": (name, usual)}


def narrow(**places: tuple[str, ...]) -> None:
    """Chooses places for every page, or all of a level again (a widget's callback)."""
    choice: Choice = st.session_state["choice"]
    _keep(replace(choice, selection=replace(choice.selection, **places)))


def leave_mode(mode: str) -> None:
    """Switches a mode off (a widget's callback)."""
    choice: Choice = st.session_state["choice"]
    _keep(replace(choice, modes=choice.modes - {mode}))


def _looked_at(choice: Choice, options: Options) -> Selection:
    month = choice.selection.month or options.newest_month(choice.selection.street)
    return replace(choice.selection, month=month)


def _view(modes: frozenset[str]) -> View:
    """The one place where a view is decided. There are no accounts yet: whoever sits at this PC is staff."""
    return View(
        is_leader="leader" in modes,
        is_large_type="large" in modes or "present" in modes,
        is_presentation="present" in modes,
        is_print="print" in modes,
        is_phone="Mobi" in st.context.headers.get("User-Agent", ""),
        picture=st.session_state.get("picture", "wide"),
    )


def _draw_many(name: str, label: str, here: Here, format_func: Callable[[str], str] = str) -> None:
    values = here.options.of(name, here.selection)
    if len(values) < 2 and not getattr(here.selection, name):
        return
    _hold(name, list(getattr(here.selection, name)))
    same = {"key": f"filter_{name}", "on_change": _chosen, "args": (name, here.options)}
    if len(values) <= FEW_COUNT:
        st.pills(label, values, selection_mode="multi", format_func=lambda value: plain(format_func(value)), **same)
    else:
        st.multiselect(
            label, values, format_func=format_func, placeholder=text.FILTER_ALL[name], select_all=False, **same)


def choose_picture(here: Here, *, key: str, label_visibility: str = "collapsed") -> None:
    """In which format charts are saved, on every page until another is chosen."""
    st.session_state[key] = here.view.picture
    st.segmented_control(
        text.PICTURE_FORMAT, list(text.PICTURE_FORMATS), required=True, key=key, label_visibility=label_visibility,
        format_func=text.PICTURE_FORMATS.get, on_change=_pictured, args=(key,))


def _pictured(key: str) -> None:
    st.session_state["picture"] = st.session_state[key]


def _draw_switches(here: Here) -> None:
    modes = st.session_state["choice"].modes
    with st.container(horizontal=True):
        for mode, label, help_text in SWITCHES:
            _hold(mode, mode in modes)
            st.toggle(label, key=f"filter_{mode}", help=help_text, on_change=_switched, args=(mode,))
        _hold("as_of", here.selection.as_of is not None)
        st.toggle(text.VIEW_FROZEN, key="filter_as_of", help=text.VIEW_FROZEN_HELP, on_change=_frozen)


def _hold(name: str, value: object) -> None:
    """Sets a widget before it is drawn: on each page it is a new one, which knows nothing of the page before."""
    st.session_state[f"filter_{name}"] = value


def _chosen(name: str, options: Options) -> None:
    choice: Choice = st.session_state["choice"]
    value = st.session_state[f"filter_{name}"]
    if name == "month":
        value = None if value == options.newest_month(choice.selection.street) else value
    else:
        value = tuple(value)
    _keep(replace(choice, selection=replace(choice.selection, **{name: value})))


def _picked(name: str, usual: str | None) -> None:
    choice: Choice = st.session_state["choice"]
    value = st.session_state[f"part_{name}"]
    parts = {other: said for other, said in choice.parts.items() if other != name}
    _keep(replace(choice, parts=parts if value in (None, usual) else parts | {name: value}))


def _switched(mode: str) -> None:
    choice: Choice = st.session_state["choice"]
    modes = choice.modes | {mode} if st.session_state[f"filter_{mode}"] else choice.modes - {mode}
    _keep(replace(choice, modes=modes))


def _frozen() -> None:
    choice: Choice = st.session_state["choice"]
    as_of = datetime.now(UTC).replace(tzinfo=None, microsecond=0) if st.session_state["filter_as_of"] else None
    _keep(replace(choice, selection=replace(choice.selection, as_of=as_of)))


def _keep(choice: Choice) -> None:
    """From here on the session is newer than the address, also when that lags behind."""
    st.session_state.update(choice=choice, link={name: st.query_params.get_all(name) for name in st.query_params})


def _several(names: tuple[str, ...] | list[str], nothing: str, template: str) -> str:
    if not names:
        return nothing
    return names[0] if len(names) == 1 else template.format(first=names[0], count=len(names))
