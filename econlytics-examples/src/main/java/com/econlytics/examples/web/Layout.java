package com.econlytics.examples.web;

/** The frame of every page. */
final class Layout {
    private Layout() {}

    /**
     * A whole page.
     *
     * @param title plain text
     * @param content HTML
     */
    static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · Econlytics</title>
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <header>
                <p class="brand">Econlytics</p>
                <nav><a href="/">Customers</a> <a href="/inbox">Inbox</a></nav>
                </header>
                <main>
                <h1>%1$s</h1>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(Html.escaped(title), content);
    }

    /** A page that only says something. */
    static String message(String title, String text) {
        return page(title, """
                <p class="message">%s</p>
                <p><a href="/">Back to all customers</a></p>
                """.formatted(Html.escaped(text)));
    }
}
