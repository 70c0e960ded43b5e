package com.econlytics.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Party;
import com.econlytics.money.Money;
import com.econlytics.time.MonthRange;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class AgedReceivablesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private final Shop shop = new Shop();

    @Test
    void theAgeOfAnInvoiceRunsFromTheDayOnWhichItIsDue() {
        issued("in_1", "2026-05-01", "2026-06-30");
        issued("in_2", "2026-05-01", "2026-06-29");
        issued("in_3", "2026-05-01", "2026-05-31");
        issued("in_4", "2026-04-01", "2026-05-30");
        issued("in_5", "2026-01-01", "2026-04-01");
        issued("in_6", "2026-01-01", "2026-03-31");
        AgedReceivables aged = shop.revenue("2026-12").aged(EUR, JUNE);
        assertThat(aged.rows()).extracting(AgedReceivables.Row::daysLate).containsExactly(0L, 1L, 30L, 31L, 90L, 91L);
        assertThat(aged.render()).isEqualTo("""
                receivables at the end of 2026-06, EUR, tax included
                not due                  120.00
                1-30 days                240.00
                31-60 days               120.00
                61-90 days               120.00
                over 90 days             120.00
                all                      720.00
                """);
    }

    @Test
    void whatIsPaidCreditedOrWrittenOffIsNotOpenAndTheRestIsTheClosingReceivable() {
        issued("in_1", "2026-05-01", "2026-05-15");
        issued("in_2", "2026-05-01", "2026-05-15");
        issued("in_3", "2026-05-01", "2026-05-15");
        shop.tell(
                "on 2026-06-10; charge ch_1 EUR 150.00; settle in_1 by ch_1 EUR 120.00; settle in_2 by ch_1 EUR 30.00; "
                        + "settle in_3 WRITTEN_OFF EUR 120.00; on 2026-07-02; settle in_2 OUTSIDE EUR 90.00");
        Revenue revenue = shop.revenue("2026-12");
        AgedReceivables june = revenue.aged(EUR, JUNE);
        assertThat(june.rows()).singleElement().satisfies(row -> {
            assertThat(row.invoice()).isEqualTo("in_2");
            assertThat(row.open()).isEqualTo(Money.parse("EUR 90.00"));
            assertThat(row.age()).isEqualTo(AgedReceivables.Age.UP_TO_60);
        });
        revenue.deferred(EUR, MonthRange.ALL)
                .months()
                .forEach(month -> assertThat(revenue.aged(EUR, month.month()).total())
                        .isEqualTo(month.receivable().closing()));
        assertThat(revenue.aged(EUR, YearMonth.of(2026, 7)).rows()).isEmpty();
    }

    @Test
    void aPaymentThatFailsLaterOpensItsInvoicesAgain() {
        issued("in_1", "2026-05-01", "2026-05-15");
        shop.tell(
                "on 2026-05-10; charge ch_1 EUR 120.00; settle in_1 by ch_1 EUR 120.00; on 2026-06-03; fail ch_1 EUR 120.00");
        Revenue revenue = shop.revenue("2026-12");
        assertThat(revenue.aged(EUR, YearMonth.of(2026, 5)).rows()).isEmpty();
        assertThat(revenue.aged(EUR, JUNE).total()).isEqualTo(Money.parse("EUR 120.00"));
    }

    @Test
    void anInvoiceWhoseLinesAreContestedAfterItsMonthWasClosedStaysOpenInThatMonth() {
        shop.tell("on 2026-05-01; line il_1 of in_1 NET EUR 100.00 tax EUR 20.00; close 2026-05; on 2026-06-02;"
                + " line il_1 of in_1 NET EUR 90.00 tax EUR 18.00");
        Revenue revenue = shop.revenue("2026-12");
        assertThat(revenue.aged(EUR, YearMonth.of(2026, 5)).total()).isEqualTo(Money.parse("EUR 120.00"));
        assertThat(revenue.aged(EUR, JUNE).rows()).isEmpty();
    }

    @Test
    void whatASettlementSaysLaterMovesNoInvoiceOfAClosedMonth() {
        issued("in_1", "2026-05-01", "2026-05-15");
        issued("in_2", "2026-05-01", "2026-05-15");
        shop.tell("on 2026-05-10; charge ch_1 EUR 120.00; settle in_1 by ch_1 EUR 120.00; close 2026-05");
        String before =
                shop.revenue("2026-12").aged(EUR, YearMonth.of(2026, 5)).rows().toString();
        shop.tell("on 2026-05-10; settle in_2 by ch_1 EUR 60.00");
        assertThat(shop.revenue("2026-12").aged(EUR, YearMonth.of(2026, 5)).rows())
                .hasToString(before);
    }

    private void issued(String invoice, String date, String due) {
        shop.tell("on " + date);
        Instant at = shop.now();
        shop.state(new InvoiceLine(
                        Shop.STRIPE,
                        "il_" + invoice,
                        invoice,
                        1,
                        at,
                        Party.ofRecord(Shop.STRIPE, "ann"),
                        Component.NET,
                        Money.parse("EUR 100.00"),
                        Money.parse("EUR 20.00"),
                        ServicePeriod.at(at))
                .dueAt(Instant.parse(due + "T10:00:00Z")));
    }
}
