package com.econlytics.pnl;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.customer.Identity;
import com.econlytics.customer.Match;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Unit;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MatchQualityTest {
    private static final Unit USD = Unit.of(Currency.getInstance("USD"));

    @Test
    void revenueMatchedByAddressIsAtRiskAndAllPartsSumToTheCompany() {
        Story story = new Story()
                .customers("ann")
                .paidBy("ch_1", "ann")
                .charge("ch_1", "2026-06-02", "USD 90.00", "USD -1.00")
                .charge("ch_2", "2026-06-02", "USD 8.00", "USD -1.00")
                .charge("ch_3", "2026-06-02", "USD 2.00", "USD -1.00")
                .shared("txn_1", ChartOfAccounts.RECEIPTS, "2026-06-03", "USD 1.00");
        introduce(story, Party.ofRecord(SourceAccount.of("stripe", "acme"), "ann"));
        introduce(story, Story.payment("ch_2"));
        MatchQuality quality = MatchQuality.of(story.books(), StatementLine.NET_REVENUE);
        assertThat(quality.atRisk(USD)).isEqualTo(800);
        assertThat(quality.amount(USD, Match.Confidence.STATED)).isEqualTo(9000);
        assertThat(quality.render()).isEqualTo("""
                net revenue alias      stated                   USD 90.00         1 facts
                net revenue email      inferred                  USD 8.00         1 facts
                net revenue internal   certain                   USD 1.00         1 facts
                net revenue none       none                      USD 2.00         1 facts
                """);
    }

    private static void introduce(Story story, Party party) {
        Identity identity = new Identity(
                party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(List.of("ann@example.org")), null);
        story.ledger.book(Batch.builder().identities(List.of(identity)).build());
    }
}
