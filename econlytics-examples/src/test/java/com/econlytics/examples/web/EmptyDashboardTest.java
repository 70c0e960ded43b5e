package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages before there is any customer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyDashboardTest {
    private Service service;

    @BeforeAll
    void start() {
        service = new Service();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, There is no figure here yet.",
        "/?from=2025-01, No month that was asked for has one",
        "/customers, unattributed",
        "/customers?min_profit=0, No row passes the filter",
        "/cohorts, There is no cohort yet.",
        "/distribution, There is no customer yet.",
        "/reconciliation, Nothing was compared with the books of the company yet.",
        "/health, No source was read yet.",
        "/health?weigh=1, Conservation",
        "/inbox, received"
    })
    void aPageOfNothingSaysWhatIsMissing(String path, String words) {
        HttpResponse<String> page = service.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>", words).doesNotContain(">null", "NaN");
    }

    @Test
    void aMessageThatWasPutAsideCanBeLookedAtAgain() {
        service.deliver("{\"id\":\"evt_1\",\"type\":\"price.created\"}");
        service.places();
        Matcher reason = Pattern.compile("name=\"reason\" value=\"([A-Z_]+)\"")
                .matcher(service.get("/health").body());
        assertThat(reason.find()).isTrue();
        HttpResponse<String> answer = service.post("/health/replay", "reason=" + reason.group(1));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/health?replayed=1");
        assertThat(service.post("/health/replay", "reason=drop").statusCode()).isEqualTo(400);
    }
}
