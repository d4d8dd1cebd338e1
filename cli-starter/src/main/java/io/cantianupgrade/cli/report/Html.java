package io.cantianupgrade.cli.report;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page. Text is made harmless here and nowhere else. */
final class Html {
    private Html() {}

    static String text(Object value) {
        return String.valueOf(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String row(List<String> cells) {
        return cells.stream().map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    static String table(List<String> heads, List<String> rows) {
        String head = heads.stream().map(word -> "<th>" + text(word) + "</th>").collect(Collectors.joining());
        return "<table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + String.join("", rows)
                + "</tbody>\n</table>\n";
    }

    static String section(String heading, String content) {
        return "<section>\n<h2>" + text(heading) + "</h2>\n" + content + "</section>\n";
    }

    /** Lines that are shown on a click. */
    static String details(String summary, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "<details><summary>%s</summary><ul>%s</ul></details>"
                        .formatted(
                                text(summary),
                                lines.stream()
                                        .map(line -> "<li>" + text(line) + "</li>")
                                        .collect(Collectors.joining()));
    }
}
