package com.econlytics.examples.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.security.RouteRole;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The gate before every route. A program sends its token in the header {@code Authorization}; a browser signs in with it once and has a
 * cookie from then on, whose forms carry what another site cannot know.
 */
public final class Access {
    static final String COOKIE = "econlytics_session";
    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final RateLimit requests;
    private final RateLimit guesses;

    /** Lets the holders of these tokens in, so often. */
    public Access(AccessTokens tokens, Limits limits, Clock clock) {
        this.tokens = tokens;
        this.sessions = new Sessions(clock);
        this.requests = new RateLimit(clock, limits.burst(), limits.perSecond());
        this.guesses = new RateLimit(clock, limits.guesses(), 1);
    }

    /** Puts the gate before all routes, and the page to sign in beside them. */
    public void install(RoutesConfig routes) {
        routes.beforeMatched(this::guard);
        new SignIn(tokens, sessions, this::countGuess).serve(routes);
    }

    private void guard(Context request) {
        Role needed = needed(request);
        if (needed == Role.OPEN) {
            return;
        }
        Optional<AccessToken> token = bearer(request).or(() -> session(request));
        if (token.isEmpty()) {
            refuseUnknown(request);
            return;
        }
        requests.count(token.get().name()).ifPresent(wait -> {
            throw new RefusedException(HttpStatus.TOO_MANY_REQUESTS, "too many requests; wait a second", wait);
        });
        Caller caller = new Caller(token.get().name(), token.get().role());
        if (!caller.role().includes(needed)) {
            throw new RefusedException(
                    HttpStatus.FORBIDDEN, "this needs the role " + needed + ", and your token has " + caller.role());
        }
        caller.note(request);
    }

    /** A route that names no role is for nobody, so that a forgotten one is noticed and not open. */
    private static Role needed(Context request) {
        Set<RouteRole> roles = request.routeRoles();
        if (roles.size() == 1 && roles.iterator().next() instanceof Role role) {
            return role;
        }
        throw new RefusedException(HttpStatus.FORBIDDEN, "nobody may do this");
    }

    private Optional<AccessToken> bearer(Context request) {
        String header = Objects.requireNonNullElse(request.header("Authorization"), "");
        if (!header.startsWith(BEARER)) {
            return Optional.empty();
        }
        Optional<AccessToken> known =
                tokens.find(header.substring(BEARER.length()).strip());
        if (known.isEmpty()) {
            countGuess(request);
        }
        return known;
    }

    private Optional<AccessToken> session(Context request) {
        return Optional.ofNullable(request.cookie(COOKIE))
                .flatMap(sessions::find)
                .flatMap(session -> {
                    request.attribute("csrf", session.csrf());
                    requireFormOfOurs(request, session.csrf());
                    return tokens.all().stream()
                            .filter(token -> token.hash().equals(session.secret()))
                            .findFirst();
                });
    }

    private static void requireFormOfOurs(Context request, String csrf) {
        if (SAFE.contains(request.method().name())) {
            return;
        }
        String sent = Optional.ofNullable(request.header("X-CSRF-Token"))
                .or(() -> Optional.ofNullable(request.formParam("csrf")))
                .orElse("");
        if (!MessageDigest.isEqual(sent.getBytes(UTF_8), csrf.getBytes(UTF_8))) {
            throw new RefusedException(HttpStatus.FORBIDDEN, "this form is not of a page of ours; load the page again");
        }
    }

    private void countGuess(Context request) {
        guesses.count(Objects.requireNonNullElse(request.ip(), "")).ifPresent(wait -> {
            throw new RefusedException(HttpStatus.TOO_MANY_REQUESTS, "too many wrong tokens; wait a second", wait);
        });
    }

    private static void refuseUnknown(Context request) {
        boolean page = request.method().name().equals("GET")
                && !request.path().startsWith("/api/")
                && Objects.requireNonNullElse(request.header("Accept"), "").contains("text/html");
        if (page) {
            request.redirect("/sign-in", HttpStatus.SEE_OTHER);
            request.skipRemainingHandlers();
            return;
        }
        throw new RefusedException(
                HttpStatus.UNAUTHORIZED, "a token is needed; send it as 'Authorization: Bearer ...'");
    }

    /** A request that may not pass. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final HttpStatus status;
        private final long waitSeconds;

        RefusedException(HttpStatus status, String why) {
            this(status, why, Duration.ZERO);
        }

        RefusedException(HttpStatus status, String why, Duration wait) {
            super(why);
            this.status = status;
            this.waitSeconds = wait.toSeconds();
        }

        /** What it is answered with. */
        public HttpStatus status() {
            return status;
        }

        /** Sets what else the answer must say. */
        public void addHeaders(Context request) {
            if (status == HttpStatus.UNAUTHORIZED) {
                request.header("WWW-Authenticate", "Bearer realm=\"econlytics\"");
            }
            if (waitSeconds > 0) {
                request.header("Retry-After", Long.toString(waitSeconds));
            }
        }
    }
}
