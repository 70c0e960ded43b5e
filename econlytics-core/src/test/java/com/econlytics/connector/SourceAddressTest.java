package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.stripe.com",
                "https://acme.zendesk.com:8443",
                "http://localhost:12111",
                "http://127.0.0.1:80",
                "http://127.8.9.10",
                "http://[::1]:80"
            })
    void credentialsMayGoOverHttpsOrStayOnThisMachine(String text) {
        assertThat(SourceAddress.parse(text)).hasToString(text);
        assertThat(SourceAddress.parse(text + "/")).isEqualTo(SourceAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.stripe.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://10.0.0.1"
            })
    void credentialsDoNotTravelInTheClear(String text) {
        assertThatThrownBy(() -> SourceAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credentials would travel in the clear to " + text
                        + "; use https, or http on the loopback interface");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "api.stripe.com",
                "ftp://api.stripe.com",
                "https://user:secret@api.stripe.com",
                "http://localhost@evil.example",
                "https://api.stripe.com/v1",
                "https://api.stripe.com//",
                "https://api.stripe.com?x=secret",
                "https://api.stripe.com#secret",
                "https://api.stripe.com\n"
            })
    void anythingButSchemeHostAndPortIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> SourceAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the address of a source is https://host or https://host:port,"
                        + " without user, path, query and fragment");
    }

    @Test
    void itIsPrintedAsItIsWritten() {
        assertThat(new SourceAddress("https://api.stripe.com")).hasToString("https://api.stripe.com");
    }
}
