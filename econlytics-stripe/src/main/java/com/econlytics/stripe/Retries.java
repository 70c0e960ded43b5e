package com.econlytics.stripe;

import com.econlytics.connector.Pause;
import com.econlytics.connector.SourceException;
import com.econlytics.connector.SourceException.Retry;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.StripeResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Asks, and asks again when Stripe is busy or out of reach: after half a second, then twice as long each time, with some
 * chance added so that several hosts do not ask in step; never sooner than Stripe says.
 *
 * <p>The library's own client is told not to retry, because it does not wait out a 429.
 */
final class Retries {
    private static final int TRIES = 6;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;

    private final Pause pause;
    private final DoubleSupplier chance;

    /**
     * @param chance between 0 and 1, drawn for every wait
     */
    Retries(Pause pause, DoubleSupplier chance) {
        this.pause = Objects.requireNonNull(pause, "pause");
        this.chance = Objects.requireNonNull(chance, "chance");
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
     * @param cause shown only where there was no answer, because it may quote one
     */
    private record Failure(int status, String code, String requestId, String retryAfter, Throwable cause) {
        static Failure of(StripeException cause) {
            Integer status = cause.getStatusCode();
            Optional<StripeError> error = Optional.ofNullable(cause.getStripeError());
            Optional<StripeResponse> answer = error.flatMap(said -> Optional.ofNullable(said.getLastResponse()));
            return new Failure(
                    status == null ? 0 : status,
                    error.map(said -> Objects.requireNonNullElse(said.getCode(), "unnamed"))
                            .orElse(""),
                    Objects.requireNonNullElse(cause.getRequestId(), ""),
                    answer.flatMap(response -> response.headers().firstValue("Retry-After"))
                            .orElse(""),
                    cause);
        }

        boolean isNotFound() {
            return (status == NOT_FOUND && !code.isEmpty()) || code.equals("resource_missing");
        }

        boolean mayPass() {
            return status == 0 || status == 409 || status == 429 || status >= 500;
        }

        Duration wanted() {
            boolean seconds = retryAfter.matches("[0-9]{1,9}");
            return seconds ? Duration.ofSeconds(Long.parseLong(retryAfter)) : Duration.ZERO;
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
            } catch (RuntimeException unreadable) {
                // the client stumbles over an error whose body is not JSON; that is a failure of what is in between
                failure = new Failure(0, "", "", "", unreadable);
            }
            if (failure.isNotFound()) {
                return Optional.empty();
            }
            if (!failure.mayPass() || tries == TRIES) {
                throw exception(what, failure, tries);
            }
            await(what, failure, tries);
        }
    }

    private void await(String what, Failure failure, int tries) {
        Duration own = FIRST.multipliedBy(1L << (tries - 1));
        Duration spread = own.plusMillis((long) (own.toMillis() * chance.getAsDouble()));
        Duration longer = spread.compareTo(failure.wanted()) > 0 ? spread : failure.wanted();
        try {
            pause.await(longer.compareTo(LONGEST) > 0 ? LONGEST : longer);
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
        return switch (failure.status()) {
            case 0 ->
                new SourceException(
                        message + "got no usable answer in " + tries
                                + " tries; check the network and status.stripe.com",
                        0,
                        failure.requestId(),
                        Retry.MAY_HELP,
                        failure.cause());
            case 401 ->
                useless(
                        message + "refused the API key" + request
                                + "; create a restricted key with read access in the dashboard and set it in StripeSettings",
                        failure);
            case 403 ->
                useless(
                        message + "is not allowed with this API key" + request
                                + "; give the restricted key read access to this resource",
                        failure);
            default ->
                failure.mayPass()
                        ? new SourceException(
                                message + "failed with status " + failure.status() + " in " + tries + " tries" + request
                                        + "; it goes on from here later",
                                failure.status(),
                                failure.requestId(),
                                Retry.MAY_HELP)
                        : useless(
                                message + "failed with status " + failure.status() + request
                                        + "; look the request up in the dashboard's log",
                                failure);
        };
    }

    private static SourceException useless(String message, Failure failure) {
        return new SourceException(message, failure.status(), failure.requestId(), Retry.IS_USELESS);
    }
}
