package com.econlytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {
    private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/spec/segments.csv", numLinesToSkip = 1)
    void membershipIsAsTheTableSays(String id, String rule, String segment, String customer, String member) {
        assertThat(Segment.parse(segment).contains(Profiles.described(customer), AS_OF))
                .isEqualTo(member.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "everyone                             | everyone",
                "((everyone))                         | everyone",
                "plan in (\"pro\")                    | plan = \"pro\"",
                "plan in (\"pro\",\"basic\",\"pro\")  | plan in (\"basic\", \"pro\")",
                "plan=\"pro\"and(tickets from 1)      | plan = \"pro\" and tickets from 1",
                "tickets from 1 and everyone or not (everyone and everyone) | (tickets from 1 and everyone) or not (everyone and everyone)",
                "not not everyone                     | not not everyone",
                "plan = \"a \\\"b\\\" \\\\ c\"        | plan = \"a \\\"b\\\" \\\\ c\"",
                "profit from USD -0.50 below USD 1.00 | profit from USD -0.50 below USD 1.00",
            })
    void theTextFormIsCanonical(String text, String canonical) {
        assertThat(Segment.parse(text)).hasToString(canonical);
    }

    @Test
    void bracketsKeepTheirStructure() {
        Segment three = Segment.parse("tickets from 1 and tickets from 2 and tickets from 3");
        Segment nested = Segment.parse("(tickets from 1 and tickets from 2) and tickets from 3");
        assertThat(three)
                .isInstanceOfSatisfying(
                        Segment.And.class, and -> assertThat(and.parts()).hasSize(3));
        assertThat(nested).isNotEqualTo(three).hasToString("(tickets from 1 and tickets from 2) and tickets from 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                | 1 | a condition, such as plan = \"pro\", tickets from 1 or everyone, is expected, and the end of the text stands there",
                "plan              | 1 | a condition, such as plan = \"pro\", tickets from 1 or everyone, is expected, and 'plan' stands there",
                "plan = pro        | 8 | a value in double quotes is expected, and 'pro' stands there",
                "plan = \"pro      | 8 | a quoted text does not end; close it with \"",
                "plan = \"a\\b\"   | 10 | a backslash stands before neither a quote nor a backslash; write \\\\ for a backslash",
                "plan in (\"a\" \"b\") | 14 | ',' or ')' is expected, and a quoted text stands there",
                "everyone everyone | 10 | 'and', 'or' or the end of the text is expected, and 'everyone' stands there",
                "(everyone         | 10 | 'and', 'or' or ')' is expected, and the end of the text stands there",
                "everyone and      | 13 | a condition, such as plan = \"pro\", tickets from 1 or everyone, is expected, and the end of the text stands there",
                "tickets 3         | 9 | 'from' or 'below' is expected, and '3' stands there",
                "tickets from many | 14 | a whole number is expected, and 'many' stands there",
                "tickets from 99999999999999999999 | 14 | a whole number is expected, and '99999999999999999999' stands there",
                "tickets from 5 below 5 | 1 | the range from 5 to below 5 is empty; state a higher upper bound",
                "signed_up from 2026-02-30 | 16 | a date such as 2026-01-31 is expected, and '2026-02-30' stands there",
                "signed_up from 2026-01 | 16 | a date such as 2026-01-31 is expected, and '2026-01' stands there",
                "signup_month below 2026-01 | 14 | 'from' or 'before' is expected, and 'below' stands there",
                "acquisition_month before 2026-1 | 26 | a month such as 2026-01 is expected, and '2026-1' stands there",
                "profit below 10.00 | 14 | an amount such as USD 10.00 is expected, and '10.00' stands there",
                "profit below USD | 17 | an amount such as USD 10.00 is expected, and the end of the text stands there",
                "profit below usd 10.00 | 14 | 'usd' is not an ISO 4217 currency code; write it in capitals, like 'USD'",
                "revenue below JPY 1.50 | 15 | 1.50 is not a whole number of minor units of JPY, which has 0 decimals",
                "revenue from USD 1.00 below EUR 2.00 | 1 | cannot combine USD 1.00 with EUR 2.00: convert one of them at a stated rate first",
                "Plan = \"pro\"    | 1 | 'Plan' does not name an attribute; use lower-case words like 'plan'",
                "plan = \"\"       | 1 | attribute plan is compared with nothing; name a value, or negate all values to find who has none of them",
                "everyone & everyone | 10 | 'and', 'or' or the end of the text is expected, and '&' stands there",
            })
    void anUnreadableTextIsRefusedWithItsPlace(String text, int position, String why) {
        assertThatThrownBy(() -> Segment.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the segment is unreadable at character " + position + ": " + why);
    }

    @Test
    void aTextOfAnyDepthIsRefusedAndDoesNotExhaustTheStack() {
        String deep = "(".repeat(100_000) + "everyone";
        assertThatThrownBy(() -> Segment.parse(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the segment is unreadable at character 51: segments are nested deeper than 50;"
                        + " combine more parts on one level");
    }

    @Test
    void theDeepestSegmentThereCanBeIsStillReadable() {
        Segment segment = new Segment.Everyone();
        while (segment.depth() < Segment.DEEPEST) {
            segment = segment.depth() % 2 == 0
                    ? new Segment.Not(segment)
                    : new Segment.And(List.of(segment, new Segment.Everyone()));
        }
        Segment deepest = segment;
        assertThat(Segment.parse(deepest.toString())).isEqualTo(deepest);
        assertThatThrownBy(() -> new Segment.Not(deepest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a segment may be 50 deep, not deeper; combine more parts on one level");
    }

    @Test
    void aCombinationOfOnePartIsRefused() {
        assertThatThrownBy(() -> new Segment.Or(List.of(new Segment.Everyone())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'or' combines two segments or more, not 1; use the part alone");
    }

    @Test
    void aRangeWithoutBoundsIsRefused() {
        assertThatThrownBy(() -> new Range<Money>(null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range without a bound leaves nothing out; state one bound or both");
    }

    @Test
    void aYearThatTheTextFormCannotHoldIsRefused() {
        Range<YearMonth> far = Range.from(YearMonth.of(10_000, 1));
        assertThatThrownBy(() -> new Segment.SignupMonth(far))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("year 10000 is out of range; use 1 to 9999");
    }

    @Test
    void aValueThatNoStoreCouldKeepIsRefused() {
        assertThatThrownBy(() -> Segment.attribute("plan", "pro\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the value of attribute plan holds a control character; leave it out, no store could keep it");
    }
}
