package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.tagged;
import static com.econlytics.zendesk.Records.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.econlytics.fact.Activity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Driver;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketExclusionTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"channel:email", "tag:spam", "form:9007199254740995", "group:7", "status:hold", "tag:x, tag:spam"
            })
    void anExcludedTicketIsCountedCostsNothingAndNamesTheRule(String rules) throws UnreadableException {
        Activity activity = read(rules, everything());

        assertThat(activity.account()).isEqualTo(ChartOfAccounts.EXCLUDED_TICKETS);
        assertThat(activity.quantityOf(Driver.TICKET)).isEqualTo(1);
        assertThat(activity.attributes()).containsEntry("excluded_by", rules.replace("tag:x, ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "channel:web", "tag:spa", "form:7", "group:9007199254740995", "status:on-hold"})
    void whatNoRuleNamesIsACost(String rules) throws UnreadableException {
        Activity activity = read(rules, everything());

        assertThat(activity.account()).isEqualTo(ChartOfAccounts.SUPPORT);
        assertThat(activity.attributes()).doesNotContainKey("excluded_by");
    }

    @Test
    void byDefaultOnlyZendesksOwnDemonstrationTicketIsExcluded() throws UnreadableException {
        TicketReader reader =
                new TicketReader(ZendeskSettings.builder("acme").token("t").build(), new TrackedTimeReader(0));
        ObjectNode sample = ticket(1);
        sample.withObjectProperty("via").put("channel", "sample_ticket");

        assertThat(reader.read(sample, AuditTrail.NOT_ASKED, NOW).get(0).account())
                .isEqualTo(ChartOfAccounts.EXCLUDED_TICKETS);
        assertThat(reader.read(everything(), AuditTrail.NOT_ASKED, NOW).get(0).account())
                .isEqualTo(ChartOfAccounts.SUPPORT);
    }

    @Test
    void aTicketThatWasMergedAwayIsThatFirst() throws UnreadableException {
        assertThat(read("tag:billing", tagged(1, "closed_by_merge")).account())
                .isEqualTo(ChartOfAccounts.MERGED_TICKETS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "spam      | 'spam' is no rule; write channel, tag, form, group or status, a colon and what stands there, like 'tag:spam'",
                "brand:7   | 'brand:7' is no rule; write channel, tag, form, group or status, a colon and what stands there, like 'tag:spam'",
                "tag:      | a rule for the tag of tickets needs a word or an id without blanks and commas, like 'tag:spam'",
                "tag:a b   | a rule for the tag of tickets needs a word or an id without blanks and commas, like 'tag:spam'"
            })
    void whatIsNoRuleIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketExclusion.parse(text))
                .withMessage(message);
    }

    private static ObjectNode everything() {
        ObjectNode ticket = tagged(1, "spam").put("status", "hold").put("group_id", 7);
        return ticket.put("ticket_form_id", 9007199254740995L);
    }

    private static Activity read(String rules, ObjectNode ticket) throws UnreadableException {
        ZendeskSettings settings = ZendeskSettings.builder("acme")
                .token("t")
                .exclusions(TicketExclusion.parse(rules))
                .build();
        return new TicketReader(settings, new TrackedTimeReader(0))
                .read(ticket, AuditTrail.NOT_ASKED, NOW)
                .get(0);
    }
}
