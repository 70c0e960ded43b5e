package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.audit.Actor;
import com.econlytics.audit.AuditEntry;
import com.econlytics.audit.AuditEvent;
import com.econlytics.audit.AuditEvent.Outcome;
import com.econlytics.audit.AuditSubject;
import com.econlytics.costing.CostModel;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcDecisionAuditTest {
    private static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "acct_1");
    private static final Actor USER = new Actor("user 17");

    private final DataSource database = Database.empty();
    private final Ledger ledger = Database.ledger(database);
    private final JdbcAuditLog log = new JdbcAuditLog(database);

    @Test
    void aDecisionIsEnteredWithTheVersionsBeforeAndAfter() {
        ledger.decide(new Decision.AdoptCosts(new CostModel(Currency.getInstance("USD"), List.of())), USER);
        assertThat(events()).containsExactly(new AuditEvent(USER, "ADOPT_COSTS", List.of(), 0, 1, Outcome.DONE));
    }

    @Test
    void whoClosesIsWhoTheDecisionNamesUnlessSomebodyElseIsTold() {
        ledger.decide(new Decision.CloseBooks(YearMonth.of(2026, 5), "user 4", "month-end close"));
        ledger.decide(new Decision.ReopenBooks(YearMonth.of(2026, 5), "user 4", "too early"), USER);
        assertThat(events())
                .extracting(event -> event.actor() + " " + event.action() + " " + event.subjects())
                .containsExactly("user 4 CLOSE_BOOKS [month 202605]", "user 17 REOPEN_BOOKS [month 202605]");
    }

    @Test
    void peopleAreNumbersAndNeverWhatTheSourceCallsThem() {
        Party.Reference ticket = (Party.Reference) Party.reference(SourceAccount.of("zendesk", "desk"), "ann-the-user");
        ledger.book(Batch.builder()
                .identities(List.of(
                        Identity.of(Party.ofRecord(PAYMENTS, "cus_ann")),
                        Identity.of(Party.ofRecord(PAYMENTS, "cus_bob"))))
                .build());
        CustomerId ann = ledger.customers().get(0).id();
        CustomerId bob = ledger.customers().get(1).id();
        ledger.decide(new Decision.AssignParty(ticket, ann), USER);
        ledger.decide(new Decision.ReleaseParty(ticket), USER);
        ledger.decide(new Decision.MergeCustomers(ann, bob), USER);
        ledger.decide(new Decision.SplitCustomer(ann), USER);
        assertThat(events())
                .extracting(event -> AuditSubject.format(event.subjects()))
                .containsExactly("party 3, customer 1", "party 3", "customer 1, survivor 2", "customer 1");
        assertThat(Database.rows(database, "select to_jsonb(e)::text from econlytics.audit_entry e"))
                .noneMatch(row -> row.contains("ann") || row.contains("bob"));
    }

    @Test
    void aRefusedDecisionIsEnteredAsDenied() {
        Decision close = new Decision.CloseBooks(YearMonth.of(2999, 12), "user 4", "too eager");
        assertThatThrownBy(() -> ledger.decide(close, USER)).isInstanceOf(IllegalArgumentException.class);
        assertThat(events())
                .containsExactly(AuditEvent.denied(
                        USER, "CLOSE_BOOKS", List.of(new AuditSubject("month", 299912)), ledger.version()));
        assertThat(ledger.decisions()).isEmpty();
    }

    private List<AuditEvent> events() {
        return log.latest(100).stream().map(AuditEntry::event).toList();
    }
}
