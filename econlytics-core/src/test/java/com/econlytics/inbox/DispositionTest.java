package com.econlytics.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.SourceAccount;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DispositionTest {
    private static final Message MESSAGE =
            new Message(1, SourceAccount.of("stripe", "acct_1"), "evt_1", RawBody.of(""), Instant.EPOCH, 1);

    @Test
    void aDetailHasNoControlCharacters() {
        assertThat(detail("a\u0000b\nc\u001b[31m\u0085d")).isEqualTo("abc[31md");
    }

    @Test
    void aDetailIsCutAfterTwoHundredCharactersAndNeverInsideOne() {
        assertThat(detail("x".repeat(199) + "\uD83D\uDE00more")).isEqualTo("x".repeat(199) + "\uD83D\uDE00");
    }

    private static String detail(String detail) {
        return Disposition.quarantined(MESSAGE, Reason.SCHEMA, detail).detail();
    }
}
