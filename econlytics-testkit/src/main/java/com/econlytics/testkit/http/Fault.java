package com.econlytics.testkit.http;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What goes wrong with one request: another answer than the right one, or the right one that does not arrive as it should.
 *
 * <p>Example: {@code Fault.cutOff(100)} promises the whole answer and ends the connection after 100 bytes of its body. A
 * {@link FaultPlan} says which requests it happens to.
 */
public sealed interface Fault
        permits FaultResponse, Fault.Instead, Fault.Altered, Fault.Again, Fault.Broken, Fault.Slow, Fault.Corrupted {
    /** An answer of one's own; what was asked is not done. */
    static Fault answer(Answer answer) {
        return new Instead(answer);
    }

    /** A page for people, with status 200 or another: what a proxy between the two says. */
    static Fault html(int status) {
        String page = "<!DOCTYPE html><html><body><h1>Something went wrong</h1></body></html>";
        return answer(new Answer(status, Map.of("Content-Type", "text/html"), page));
    }

    /** Status 200 and no body. */
    static Fault empty() {
        return altered(right -> new Answer(right.status(), right.headers(), ""));
    }

    /** Half of the right answer, with a length that says it is all. */
    static Fault malformed() {
        return altered(right -> new Answer(
                right.status(),
                right.headers(),
                right.body().substring(0, right.body().length() / 2)));
    }

    /** The right body under another {@code Content-Type}. */
    static Fault contentType(String type) {
        return altered(right -> right.with("Content-Type", type));
    }

    /** A redirection with status 302. */
    static Fault redirect(String location) {
        return answer(Answer.text(302, "").with("Location", location));
    }

    /** The right answer, changed. */
    static Fault altered(UnaryOperator<Answer> change) {
        return new Altered(change);
    }

    /** The answer that was given last to a request of the same path, whatever its query; the right one if there was none. */
    static Fault stale() {
        return new Again();
    }

    /** A byte of the body of the right answer replaced by one that UTF-8 never has; the last byte if it is shorter. */
    static Fault corrupt(int at) {
        return new Corrupted(at);
    }

    /** The connection ends after some bytes of a longer body. */
    static Fault cutOff(int bytes) {
        return new Broken(bytes, Ending.CLOSED);
    }

    /** The connection is reset before a byte of the answer was sent. */
    static Fault reset() {
        return new Broken(Broken.NOT_EVEN_HEADERS, Ending.RESET);
    }

    /** The connection is reset after the headers and some bytes of the body. */
    static Fault reset(int bytes) {
        return new Broken(bytes, Ending.RESET);
    }

    /** After some bytes of the body nothing more comes, and what the client sends is still taken. */
    static Fault halfClose(int bytes) {
        return new Broken(bytes, Ending.HALF_CLOSED);
    }

    /** No answer, until the client gives up. */
    static Fault silence() {
        return new Broken(Broken.NOT_EVEN_HEADERS, Ending.SILENT);
    }

    /** After the headers and some bytes of the body nothing more comes, until the client gives up. */
    static Fault stall(int bytes) {
        return new Broken(bytes, Ending.SILENT);
    }

    /** The right answer, later. */
    static Fault delay(Duration wait) {
        return new Slow(wait, Integer.MAX_VALUE, Duration.ZERO);
    }

    /** The right body in small portions, with a wait before each. */
    static Fault drip(int bytes, Duration wait) {
        return new Slow(Duration.ZERO, bytes, wait);
    }

    /** How a broken answer ends. */
    enum Ending {
        /** In an orderly end of the connection. */
        CLOSED,
        /** In an end of the server's half of the connection alone. */
        HALF_CLOSED,
        /** In a reset of the connection. */
        RESET,
        /** Not at all, until the client gives up. */
        SILENT
    }

    /**
     * Another answer than the right one.
     *
     * @param answer what is sent; what was asked is not done
     */
    record Instead(Answer answer) implements Fault {
        public Instead {
            Objects.requireNonNull(answer, "answer");
        }
    }

    /**
     * A changed answer.
     *
     * @param change makes it from the right one
     */
    record Altered(UnaryOperator<Answer> change) implements Fault {
        public Altered {
            Objects.requireNonNull(change, "change");
        }
    }

    /** The last answer of the same path again. */
    record Again() implements Fault {}

    /**
     * An answer that breaks off.
     *
     * @param bytes how many bytes of the body are sent; −1 for not even the headers
     * @param ending how it ends then
     */
    record Broken(int bytes, Ending ending) implements Fault {
        static final int NOT_EVEN_HEADERS = -1;

        public Broken {
            Objects.requireNonNull(ending, "ending");
            if (bytes < NOT_EVEN_HEADERS) {
                throw new IllegalArgumentException("an answer that breaks off after " + bytes + " bytes");
            }
        }
    }

    /**
     * An answer that takes its time.
     *
     * @param before the wait before the headers
     * @param bytes how many bytes of the body are sent at once, at least 1
     * @param between the wait before each portion of the body
     */
    record Slow(Duration before, int bytes, Duration between) implements Fault {
        public Slow {
            if (before.isNegative() || between.isNegative() || bytes < 1) {
                throw new IllegalArgumentException(
                        "portions of " + bytes + " bytes after " + before + " and " + between);
            }
        }
    }

    /**
     * An answer with a wrong byte.
     *
     * @param at which byte of the body, from 0
     */
    record Corrupted(int at) implements Fault {
        public Corrupted {
            if (at < 0) {
                throw new IllegalArgumentException("no byte " + at);
            }
        }
    }
}
