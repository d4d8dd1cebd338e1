"""Frames of a terminal as one SVG: every different line once, the frames side by side, a window that moves along them."""

from html import escape

WIDTH, HEIGHT = 7.8333, 17
COLOURS = {"green": "#7fd17f", "red": "#ff8b80", "brown": "#e6c35c", "cyan": "#7cc4d6"}
FONT = '13px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace'


def picture(title, frames, columns, rows):
    """Frames are pairs: the lines of the screen, each a tuple of runs (column, text, colour, bold), and seconds."""
    width, height = round(columns * WIDTH + 28), rows * HEIGHT + 48
    whole = sum(seconds for _, seconds in frames)
    lines, groups, moves = {}, [], []
    at = 0.0
    for number, (screen, seconds) in enumerate(frames):
        uses = "".join(
            f'<use href="#l{lines.setdefault(runs, len(lines))}" y="{y * HEIGHT + 13}"/>'
            for y, runs in enumerate(screen) if runs)
        groups.append(f'<g transform="translate({number * width})">{uses}</g>')
        moves.append(f"{100 * at / whole:.3f}%{{transform:translateX({-number * width}px)}}")
        at += seconds
    moves.append(f"100%{{transform:translateX({-(len(frames) - 1) * width}px)}}")
    texts = "".join(f'<text id="l{number}">{spans(runs)}</text>' for runs, number in lines.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">'
        f"<title>{escape(title)}</title>"
        f"<style>text{{font:{FONT};fill:#d3d7de;white-space:pre}}@keyframes p{{{''.join(moves)}}}"
        f"#s{{transform:translateX({-(len(frames) - 1) * width}px);animation:p {whole:.1f}s step-end infinite}}"
        "@media(prefers-reduced-motion:reduce){#s{animation:none}}</style>"
        f"<defs>{texts}</defs>"
        f'<rect width="{width}" height="{height}" rx="8" fill="#1b1f24"/>'
        '<g fill="#4a505a"><circle cx="18" cy="16" r="5"/><circle cx="36" cy="16" r="5"/><circle cx="54" cy="16" r="5"/></g>'
        f'<svg x="14" y="34" width="{width - 28}" height="{height - 34}" overflow="hidden">'
        f'<g id="s">{"".join(groups)}</g></svg></svg>\n'
    )


def spans(runs):
    return "".join(span(*run) for run in runs)


def span(column, text, colour, bold):
    style = f' fill="{COLOURS[colour]}"' if colour in COLOURS else ""
    style += ' font-weight="bold"' if bold else ""
    return f'<tspan x="{column * WIDTH:.1f}"{style}>{escape(text)}</tspan>'
