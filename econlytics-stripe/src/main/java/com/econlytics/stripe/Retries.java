package com.econlytics.stripe;

import com.econlytics.connector.ConnectorListener;
import com.econlytics.connector.Pause;
import com.econlytics.connector.RetryAfter;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.econlytics.fact.SourceAccount;
import com.stripe.exception.StripeException;
import com.stripe.net.StripeResponse;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks, and asks again when Stripe is busy or out of reach: after half a second, then twice as long each time, with some
 * chance added so that several hosts do not ask in step; never sooner than Stripe says. Busy are a 429, whether for the
 * rate or for a lock that could not be had in time, and a 409.
 */
final class Retries {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int NOT_FOUND = 404;

    private final Pause pause;
    private final DoubleSupplier chance;
    private final Patience patience;
    private final ConnectorListener listener;
    private final @Nullable SourceAccount account;

    /**
     * @param chance between 0 and 1, drawn for every wait
     * @param listener hears of waits once it is known for which account
     */
    Retries(Pause pause, DoubleSupplier chance, Patience patience, ConnectorListener listener) {
        this(pause, chance, patience, listener, null);
    }

    private Retries(
            Pause pause,
            DoubleSupplier chance,
            Patience patience,
            ConnectorListener listener,
            @Nullable SourceAccount account) {
        this.pause = Objects.requireNonNull(pause, "pause");
        this.chance = Objects.requireNonNull(chance, "chance");
        this.patience = Objects.requireNonNull(patience, "patience");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.account = account;
    }

    /**
     * How much trouble an answer is worth.
     *
     * @param tries how often is asked at most
     * @param triesTooSlow how often is asked at most if the answer takes too long, which a smaller question may help
     * @param longest how long is waited of our own accord at most
     * @param longestTold how long is waited at most if Stripe says so; if it says more, it is not asked again
     */
    record Patience(int tries, int triesTooSlow, Duration longest, Duration longestTold) {
        /** For a listing, which has nothing else to do. */
        static final Patience LONG = new Patience(6, 2, Duration.ofSeconds(60), RetryAfter.LONGEST);
        /** For a message, which has others behind it and is looked at again anyway. */
        static final Patience SHORT = new Patience(2, 2, Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    /** The same waits, with another patience. */
    Retries with(Patience other) {
        return new Retries(pause, chance, other, listener, account);
    }

    /** The same, for the sake of this account. */
    Retries of(SourceAccount asked) {
        return new Retries(pause, chance, patience, listener, asked);
    }

    /** One request to Stripe. */
    @FunctionalInterface
    interface Request {
        StripeResponse send() throws StripeException;
    }

    /**
     * A request that was not answered with what was asked for.
     *
     * @param code Stripe's own word for it; empty if the answer was not Stripe's
     * @param wanted how long Stripe wants us to wait; zero if it did not say
     * @param cause shown only where there was no answer, because it may quote one
     */
    private record Failure(int status, String code, String requestId, Duration wanted, Throwable cause) {
        static Failure of(StripeException cause) {
            Integer status = cause.getStatusCode();
            return new Failure(
                    status == null ? 0 : status,
                    Objects.requireNonNullElse(cause.getCode(), ""),
                    Objects.requireNonNullElse(cause.getRequestId(), ""),
                    cause instanceof DirectClient.Refused refused ? refused.wanted() : Duration.ZERO,
                    cause);
        }

        boolean isNotFound() {
            return (status == NOT_FOUND && !code.isEmpty()) || code.equals("resource_missing");
        }

        boolean isRedirect() {
            return status >= 300 && status < 400;
        }

        boolean isTooSlow() {
            return status == 504 || cause.getCause() instanceof SocketTimeoutException;
        }

        boolean mayPass() {
            return status == 0 || status == 408 || status == 409 || status == 429 || status >= 500;
        }
    }

    /**
     * The body of the answer.
     *
     * @param what method and path, for messages
     * @return empty if Stripe has no such object
     * @throws SourceException if Stripe refuses, or keeps failing
     */
    Optional<String> ask(String what, Request request) {
        for (int tries = 1; ; tries++) {
            Failure failure;
            try {
                return Optional.of(request.send().body());
            } catch (StripeException refused) {
                failure = Failure.of(refused);
            }
            if (failure.isNotFound()) {
                return Optional.empty();
            }
            boolean tooLong = failure.wanted().compareTo(patience.longestTold()) > 0;
            int most = failure.isTooSlow() ? patience.triesTooSlow() : patience.tries();
            if (!failure.mayPass() || tries >= most || tooLong) {
                throw exception(what, failure, tries);
            }
            await(what, failure, tries);
        }
    }

    private void await(String what, Failure failure, int tries) {
        Duration doubled = FIRST.multipliedBy(1L << (tries - 1));
        Duration spread = doubled.plusMillis((long) (doubled.toMillis() * chance.getAsDouble()));
        Duration own = spread.compareTo(patience.longest()) > 0 ? patience.longest() : spread;
        Duration wait = own.compareTo(failure.wanted()) > 0 ? own : failure.wanted();
        if (account != null) {
            listener.retrying(account, tries, failure.status(), wait);
        }
        try {
            pause.await(wait);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SourceException(
                    what + " was interrupted while waiting to ask again; run it again",
                    failure.status(),
                    failure.requestId(),
                    Retry.MAY_HELP,
                    interrupted);
        }
    }

    private static SourceException exception(String what, Failure failure, int tries) {
        String request = failure.requestId().isEmpty() ? "" : " (request " + failure.requestId() + ")";
        String message = "Stripe: " + what + " ";
        String after = tries == 1 ? " in 1 try" : " in " + tries + " tries";
        if (failure.status() == 0) {
            return new SourceException(
                    message + "got no usable answer" + after + "; check the network and status.stripe.com",
                    0,
                    failure.requestId(),
                    Retry.MAY_HELP,
                    failure.cause());
        }
        return failure.mayPass()
                ? new SourceException(
                        message + "failed with status " + failure.status() + after + request
                                + "; it goes on from here later",
                        failure.status(),
                        failure.requestId(),
                        Retry.MAY_HELP)
                : new SourceException(
                        message + advice(failure, request), failure.status(), failure.requestId(), Retry.IS_USELESS);
    }

    private static String advice(Failure failure, String request) {
        if (failure.isRedirect()) {
            return "was answered with a redirect (status " + failure.status()
                    + "), which is never followed because the key would go along;"
                    + " check the base address in StripeSettings and what is between this host and Stripe";
        }
        return switch (failure.status()) {
            case 401 ->
                "refused the API key" + request
                        + "; create a restricted key with read access in the dashboard and set it in StripeSettings";
            case 403 ->
                "is not allowed with this API key" + request + "; give the restricted key read access to this resource";
            default ->
                "failed with status " + failure.status() + request + "; look the request up in the dashboard's log";
        };
    }
}
