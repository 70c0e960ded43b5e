package com.econlytics.examples.doctor;

import com.econlytics.examples.settings.Variable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether Stripe and Zendesk answer, let us in, and agree about the time. */
final class Vendors {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> variables;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Vendors(Map<String, String> variables, Clock clock) {
        this.variables = variables;
        this.clock = clock;
    }

    List<Diagnosis> examine() {
        List<Diagnosis> found = new ArrayList<>();
        String stripe = value(Variable.STRIPE_API_BASE, "https://api.stripe.com");
        found.addAll(
                ask("Stripe", stripe + "/v1/balance", value(Variable.STRIPE_API_KEY, ""), Variable.STRIPE_API_KEY));
        String subdomain = value(Variable.ZENDESK_SUBDOMAIN, "");
        String zendesk = value(Variable.ZENDESK_BASE_URL, "https://" + subdomain + ".zendesk.com");
        String token = value(Variable.ZENDESK_TOKEN, "");
        if (!subdomain.isEmpty() && !token.isEmpty()) {
            found.addAll(ask("Zendesk", zendesk + "/api/v2/users/me.json", token, Variable.ZENDESK_TOKEN));
        } else if (!subdomain.isEmpty()) {
            found.add(Diagnosis.well("Zendesk", "an OAuth client is asked for its token at the first poll"));
        }
        return found;
    }

    private List<Diagnosis> ask(String vendor, String address, String credential, Variable named) {
        if (credential.isEmpty()) {
            return List.of(Diagnosis.sick(vendor, named + " is not set", "set it; --help says to what"));
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + credential)
                    .build();
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            List<Diagnosis> found = new ArrayList<>(List.of(judged(vendor, answer.statusCode(), named)));
            time(answer).ifPresent(there -> found.add(clockOf(vendor, there)));
            return found;
        } catch (IOException | IllegalArgumentException unanswered) {
            return List.of(
                    Diagnosis.sick(vendor, "does not answer", "check the network, and the variables of its address"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of(Diagnosis.ailing(vendor, "was not asked to the end", "ask again"));
        }
    }

    private static Diagnosis judged(String vendor, int status, Variable named) {
        return switch (status) {
            case 200 -> Diagnosis.well(vendor, "answers, and knows the key");
            case 401 -> Diagnosis.sick(vendor, "does not know the key", "renew " + named);
            case 403 -> Diagnosis.sick(vendor, "knows the key, which may not read this", "give it the right to read");
            case 429 -> Diagnosis.ailing(vendor, "asks us to wait", "ask again later");
            default -> Diagnosis.ailing(vendor, "answers " + status, "look at its status page");
        };
    }

    private Diagnosis clockOf(String vendor, Instant there) {
        Duration apart = Duration.between(there, clock.instant()).abs();
        String subject = "clock of " + vendor;
        return apart.compareTo(Doctor.SKEW) <= 0
                ? Diagnosis.well(subject, "within " + Doctor.SKEW.toSeconds() + " s of this host's")
                : Diagnosis.ailing(
                        subject, apart.toSeconds() + " s from this host's", "let this host follow a time server");
    }

    private static Optional<Instant> time(HttpResponse<?> answer) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private String value(Variable variable, String otherwise) {
        String set = variables.getOrDefault(variable.name(), "").strip();
        return set.isEmpty() ? otherwise : set;
    }
}
