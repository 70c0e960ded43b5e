package com.econlytics.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.econlytics.fact.SourceAccount;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskSettingsTest {
    private static final SourceAccount ACME = SourceAccount.of("zendesk", "acme");

    @Test
    void aSubdomainIsAnAddressAndASourceAccount() {
        ZendeskSettings settings =
                ZendeskSettings.builder("acme").token("t0ken").build();

        assertThat(settings.baseUri()).isEqualTo(URI.create("https://acme.zendesk.com"));
        assertThat(settings.account()).isEqualTo(ACME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-acme", "Acme", "acme.evil", "acme/", "acme@evil", "acme:80", "a b", "äcme", "acme\n"})
    void whatIsNoSubdomainIsRefused(String subdomain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZendeskSettings.builder(subdomain))
                .withMessageContaining("use 'acme' for https://acme.zendesk.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://support.acme.example",
                "https://support.acme.example:8443/",
                "http://localhost:1",
                "http://127.0.0.1:8080",
                "http://[::1]:8080"
            })
    void httpsAndLoopbackAddressesAreTaken(String address) {
        assertThat(ZendeskSettings.builder(ACME, URI.create(address))
                        .token("t")
                        .build()
                        .baseUri())
                .isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.zendesk.com",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "http://169.254.169.254",
                "ftp://localhost",
                "https:acme",
                "https:///path",
                "acme.zendesk.com",
                "https://acme.zendesk.com/api",
                "https://acme.zendesk.com?x=1",
                "https://acme.zendesk.com#x",
                "https://user:secret@acme.zendesk.com"
            })
    void otherAddressesAreRefusedWithoutBeingRepeated(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZendeskSettings.builder(ACME, URI.create(address)))
                .withMessageNotContaining("secret");
    }

    @Test
    void theTokenIsNeverShown() {
        ZendeskSettings settings =
                ZendeskSettings.builder("acme").token("s3cret").build();

        assertThat(settings)
                .hasToString("ZendeskSettings[zendesk/acme, https://acme.zendesk.com, AccessToken[***], None[],"
                        + " historyFrom=1970-01-01T00:00:00Z, pageSize=1000, exportsPerMinute=10,"
                        + " pageDeadline=PT2M, mergedTag=closed_by_merge,"
                        + " exclusions=[channel:sample_ticket], estimate=null, effortByUpdate=false,"
                        + " userAttributes={}, organizationAttributes={}]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZendeskSettings.builder("acme").token("s3cret\r\nX: y"))
                .withMessageNotContaining("s3cret");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        ZendeskSettings.Builder builder = ZendeskSettings.builder("acme");

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage(
                        "Zendesk account zendesk/acme needs credentials; best is an OAuth client that stands for itself,"
                                + " ClientCredentials");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.token(""));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.pageSize(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.pageSize(1001));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.exportsPerMinute(0))
                .withMessage("an account has 1 to 1000 export calls a minute, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.pageDeadline(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.mergedTag(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.historyFrom(Instant.parse("1969-12-31T00:00:00Z")));
        assertThatIllegalArgumentException().isThrownBy(() -> TrackedTime.inField(0));
    }
}
