"""What the checks look at: the words, pictures and links of a page or snippet, without its form."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """A text with the place in the form where it stands, as `field.block.part`."""

    words: str
    place: str


@dataclass(frozen=True)
class Heading(Text):
    """A heading and how deep it stands; the title is level 1."""

    level: int


@dataclass(frozen=True)
class Link(Text):
    """A link; its target is a page or a document of ours, or an address elsewhere."""

    page_id: int | None = None
    document_id: int | None = None
    is_empty: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture where it is used, and how wide that place is on a large screen."""

    place: str
    alt: str
    width: int
    wanted_width: int
    is_decorative: bool = False
    is_always_content: bool = False
    """Whether this place knows no mere decoration: its alt text stands with the picture itself."""
    alt_place: str = ""
    """Where the alt text is written, if not with the picture itself."""


@dataclass
class Draft:
    """One page or snippet as a reader would get it."""

    title: Text
    summary: Text | None = None
    summary_label: str = ""
    lead_picture_place: str | None = None
    has_lead_picture: bool = False
    paragraphs: list[Text] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
