package com.econlytics.zendesk;

import static com.econlytics.zendesk.Records.trackedTicket;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Activity;
import com.econlytics.fact.Driver;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class TrackedTimeLaws {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final TicketReader reader = new TicketReader(
            ZendeskSettings.builder("acme").token("t").build(), new TrackedTimeReader(Records.TRACKED));

    @Property
    void aWholeNumberOfSecondsIsReadExactlyInEveryForm(@ForAll @LongRange(max = 1_000_000_000) long seconds)
            throws UnreadableException {
        assertThat(read(Long.toString(seconds)).quantityOf(Driver.AGENT_SECOND)).isEqualTo(seconds);
        assertThat(read("\"" + seconds + "\"").quantityOf(Driver.AGENT_SECOND)).isEqualTo(seconds);
        assertThat(read(seconds + ".000").quantityOf(Driver.AGENT_SECOND)).isEqualTo(seconds);
    }

    @Property
    void anyNumberIsReadExactlyOrFlagged(@ForAll("numbers") BigDecimal number) throws UnreadableException {
        Activity activity = read(number.toString());

        boolean named = activity.names(Driver.AGENT_SECOND);
        assertThat(named).isEqualTo(!activity.attributes().containsKey("flag"));
        assertThat(named).isEqualTo(isPossible(number));
        assertThat(BigDecimal.valueOf(activity.quantityOf(Driver.AGENT_SECOND)))
                .isEqualByComparingTo(named ? number : BigDecimal.ZERO);
    }

    @Property
    void anyTextLeavesTheTicketCounted(@ForAll String text) throws UnreadableException {
        Activity activity = reader.read(
                        trackedTicket(
                                1,
                                Records.object("{}")
                                        .put("text", text)
                                        .path("text")
                                        .toString()),
                        AuditTrail.NOT_ASKED,
                        NOW)
                .get(0);

        assertThat(activity.quantityOf(Driver.TICKET)).isEqualTo(1);
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        Arbitrary<BigDecimal> whole = Arbitraries.bigIntegers()
                .between(BigInteger.valueOf(-10), new BigInteger("99999999999999999999"))
                .map(BigDecimal::new);
        Arbitrary<BigDecimal> decimal = Arbitraries.bigDecimals()
                .between(new BigDecimal("-5"), new BigDecimal("2000000000"))
                .ofScale(3);
        return Arbitraries.oneOf(whole, decimal);
    }

    private Activity read(String json) throws UnreadableException {
        return reader.read(trackedTicket(1, json), AuditTrail.NOT_ASKED, NOW).get(0);
    }

    private static boolean isPossible(BigDecimal number) {
        return number.signum() >= 0
                && number.compareTo(new BigDecimal("1000000000")) <= 0
                && number.remainder(BigDecimal.ONE).signum() == 0;
    }
}
