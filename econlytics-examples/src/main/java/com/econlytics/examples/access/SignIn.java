package com.econlytics.examples.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The page on which a browser trades a token for a session. */
final class SignIn {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s · Econlytics</title>
            <link rel="icon" href="/assets/icon.svg">
            <link rel="stylesheet" href="/style.css">
            <script src="/assets/sign-in.js" defer></script>
            </head>
            <body>
            <header><p class="brand">Econlytics</p></header>
            <main id="content">
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;
    private static final String FORM = """
            <form method="post" action="/sign-in" id="sign-in">
            <p><label>Access token <input type="password" name="token" autocomplete="current-password" required autofocus></label></p>
            <p><button>Sign in</button></p>
            </form>
            <p>An administrator makes tokens with <code>tokens create --name you --role analyst</code>.</p>""";
    private static final String LEAVE = """
            <form method="post" action="/sign-out">
            <input type="hidden" name="csrf" value="%s">
            <p>You are signed in as %s, with the role %s.</p>
            <p><button>Sign out</button> <a href="/">Back to the overview</a></p>
            </form>""";
    private static final String WRONG =
            "<p role=\"alert\" class=\"warn\">There is no such token; it may have been revoked.</p>";

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final Consumer<Context> countGuess;

    SignIn(AccessTokens tokens, Sessions sessions, Consumer<Context> countGuess) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.countGuess = countGuess;
    }

    void serve(RoutesConfig routes) {
        routes.get("/sign-in", request -> request.html(PAGE.formatted("Sign in", FORM)), Role.OPEN);
        routes.post("/sign-in", this::signIn, Role.OPEN);
        routes.get("/sign-out", SignIn::askToLeave, Role.VIEWER);
        routes.post("/sign-out", this::signOut, Role.VIEWER);
    }

    private void signIn(Context request) {
        Optional<AccessToken> token = tokens.find(
                Objects.requireNonNullElse(request.formParam("token"), "").strip());
        if (token.isEmpty()) {
            countGuess.accept(request);
            request.status(HttpStatus.UNAUTHORIZED).html(PAGE.formatted("Sign in", WRONG + FORM));
            return;
        }
        Cookie cookie = new Cookie(Access.COOKIE, sessions.begin(token.get()));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(isPrivate(request));
        cookie.setSameSite(SameSite.STRICT);
        cookie.setMaxAge((int) Sessions.LONGEST.toSeconds());
        request.cookie(cookie).redirect("/", HttpStatus.SEE_OTHER);
    }

    /** Names of tokens have no character that means something in a page. */
    private static void askToLeave(Context request) {
        Caller caller = Caller.of(request);
        String csrf = Objects.requireNonNullElse(request.<String>attribute("csrf"), "");
        request.html(PAGE.formatted("Sign out", LEAVE.formatted(csrf, caller.name(), caller.role())));
    }

    private void signOut(Context request) {
        Optional.ofNullable(request.cookie(Access.COOKIE)).ifPresent(sessions::end);
        request.removeCookie(Access.COOKIE, "/").redirect("/sign-in", HttpStatus.SEE_OTHER);
    }

    /** Behind a proxy that ends TLS, its header says so. */
    private static boolean isPrivate(Context request) {
        return request.scheme().equals("https") || "https".equals(request.header("X-Forwarded-Proto"));
    }
}
