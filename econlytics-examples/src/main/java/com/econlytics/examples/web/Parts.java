package com.econlytics.examples.web;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What several pages are made of. */
final class Parts {
    private Parts() {}

    /**
     * A table that can be scrolled sideways by keys, too.
     *
     * @param caption what it shows
     * @param head names of columns: the first is that of the rows' names, the others are of numbers unless they begin with {@code <}
     * @param rows of {@code <tr>}
     * @param foot of {@code <tr>}; nothing for none
     */
    static Html table(String caption, List<String> head, List<Html> rows, Html foot) {
        return scroll(
                caption,
                Html.of(
                        "<table><caption>%s</caption><thead><tr>%s</tr></thead><tbody>%s</tbody>%s</table>",
                        caption,
                        IntStream.range(0, head.size())
                                .mapToObj(column -> head(head.get(column), column == 0))
                                .toList(),
                        rows,
                        foot.equals(Html.NOTHING) ? foot : Html.of("<tfoot>%s</tfoot>", foot)));
    }

    static Html scroll(String label, Html content) {
        return Html.of(
                "<div class=\"scroll\" role=\"region\" aria-label=\"%s\" tabindex=\"0\">%s</div>", label, content);
    }

    /** A row of a table. */
    static Html row(Object name, Html... cells) {
        return Html.of(
                "<tr><th scope=\"row\">%s</th>%s</tr>", name, Stream.of(cells).toList());
    }

    static Html text(Object value) {
        return Html.of("<td>%s</td>", value);
    }

    /**
     * A chart that draws its own table, so that both say the same.
     *
     * @param kind what {@code dashboard.js} draws
     * @param note how to read it
     */
    static Html chart(String kind, String title, String note, Html table) {
        return Html.of("""
                <figure class="chart %s" data-chart="%s">
                <figcaption><h2>%s</h2><p>%s</p></figcaption>
                <div class="plot" role="img" aria-label="%s. %s The table below has its figures." hidden></div>
                <details class="twin" open><summary>As a table</summary>%s</details>
                </figure>
                """, kind, kind, title, note, title, note, table);
    }

    /** What is said where there is nothing to show yet, and what to do. */
    static Html empty(String what, String next) {
        return Html.of("<div class=\"empty\"><p><strong>%s</strong></p><p>%s</p></div>", what, next);
    }

    /** What a form that changes something must send along. */
    static Html token(String csrf) {
        return csrf.isEmpty() ? Html.NOTHING : Html.of("<input type=\"hidden\" name=\"csrf\" value=\"%s\">", csrf);
    }

    private static Html head(String name, boolean first) {
        return name.startsWith("<")
                ? Html.of("<th scope=\"col\">%s</th>", name.substring(1))
                : Html.of("<th scope=\"col\"%s>%s</th>", first ? Html.NOTHING : new Html(" class=\"number\""), name);
    }
}
