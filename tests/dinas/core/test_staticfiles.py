"""The stylesheet that readers get."""

from dinas.core.staticfiles import shortened


def test_stylesheet_loses_comments_and_space_and_keeps_its_meaning() -> None:
    css = """
    @layer base, print; /* order
       matters */
    @media (min-width: 48rem) {
      .more::after { content: " →" / ""; }
      .list :hover, .list > a { width: calc(1rem + 2px); --a: 0 100%; }
    }
    """

    assert shortened(css) == (
        '@layer base,print;@media (min-width:48rem){.more::after{content:" →" / ""}'
        ".list :hover,.list > a{width:calc(1rem + 2px);--a:0 100%}}"
    )
