package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.audit.Actor;
import com.econlytics.audit.AuditSubject;
import com.econlytics.customer.CustomerId;
import com.econlytics.customer.Identity;
import com.econlytics.erasure.ErasureJournal;
import com.econlytics.erasure.LegalHold;
import com.econlytics.erasure.LegalHoldException;
import com.econlytics.erasure.Subject;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Decision;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class JdbcErasureAuditTest {
    private static final SourceAccount PAYMENTS = SourceAccount.of("stripe", "acct_1");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Actor USER = new Actor("user 17");
    private static final Party ANN = Party.ofRecord(PAYMENTS, "cus_ann");
    private static final Party PAYMENT = Party.reference(PAYMENTS, "ch_ann");

    private final DataSource database = Database.empty();
    private final Ledger ledger = Database.ledger(database);
    private final ErasureJournal journal = ErasureJournal.inMemory();
    private final JdbcErasures erasures = new JdbcErasures(database, journal, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void anErasureIsEnteredByNumbers() {
        plant();
        erasures.erase(Subject.named("cus_ann"), USER);
        assertThat(entries()).containsExactly("user 17 ERASE_CUSTOMER erasure 1, customer 1 DONE");
    }

    @Test
    void anErasureThatIsTakenBackIsNotEntered() {
        plant();
        Jdbi.create(database)
                .useHandle(handle -> handle.execute(
                        "alter table econlytics.erasure add constraint refusing check (erasure_no < 0) not valid"));
        try {
            assertThatThrownBy(() -> erasures.erase(Subject.party(ANN), USER)).hasMessageContaining("23514");
        } finally {
            Jdbi.create(database)
                    .useHandle(handle -> handle.execute("alter table econlytics.erasure drop constraint refusing"));
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void aHoldAndWhatItRefusesAreEntered() {
        plant();
        erasures.hold(Subject.party(ANN), new LegalHold("case 7", NOW.plusSeconds(1)));
        assertThatThrownBy(() -> erasures.erase(Subject.party(ANN), USER)).isInstanceOf(LegalHoldException.class);
        assertThatThrownBy(() -> erasures.erase(Subject.customer(new CustomerId(7)), USER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(entries())
                .containsExactly(
                        "host PLACE_LEGAL_HOLD customer 1 DONE",
                        "user 17 ERASE_CUSTOMER  DENIED",
                        "user 17 ERASE_CUSTOMER  DENIED");
    }

    @Test
    void anErasureThatIsDoneAgainIsEnteredAsThat() {
        plant();
        erasures.erase(Subject.party(ANN));
        Database.empty();
        plant();
        erasures.replay();
        assertThat(entries()).containsExactly("host REPLAY_ERASURE erasure 1 DONE");
    }

    @Test
    void aDecisionThatNamesThePseudonymIsEnteredWithTheSameParty() {
        plant();
        erasures.erase(Subject.party(ANN));
        Party pseudonym = ledger.matches().keySet().stream()
                .filter(Party.Reference.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(pseudonym).isNotEqualTo(PAYMENT);
        ledger.decide(new Decision.ReleaseParty((Party.Reference) PAYMENT), USER);
        ledger.decide(new Decision.ReleaseParty((Party.Reference) pseudonym), USER);
        assertThat(entries().subList(1, 3))
                .containsExactly("user 17 RELEASE_PARTY party 2 DONE", "user 17 RELEASE_PARTY party 2 DONE");
    }

    @Test
    void aDecisionThatNamesAFactByItsPseudonymIsEnteredWithTheSameFact() {
        FactId charge = FactId.of(PAYMENTS, "ch_ann", "charge");
        plant();
        ledger.book(Batch.builder()
                .facts(List.of(new Posting(
                        charge,
                        Posting.SETTLED,
                        NOW,
                        PAYMENT,
                        List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(2900, "USD"))),
                        new TreeMap<>())))
                .build());
        erasures.erase(Subject.party(ANN));
        List<Fact> kept = new ArrayList<>();
        ledger.readFacts(kept::add);
        FactId pseudonym = kept.get(0).id();
        assertThat(pseudonym).isNotEqualTo(charge);
        for (FactId named : List.of(charge, pseudonym)) {
            assertThatThrownBy(() -> ledger.decide(new Decision.SettleContest(named, 1, "00"), USER))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(entries().subList(1, 3)).containsOnly("user 17 SETTLE_CONTEST fact 1 DENIED");
    }

    private void plant() {
        ledger.book(Batch.builder()
                .identities(List.of(Identity.of(ANN), Identity.of(PAYMENT, List.of("cus_ann"))))
                .build());
    }

    private List<String> entries() {
        return new JdbcAuditLog(database)
                .latest(100).stream()
                        .map(entry ->
                                entry.event().actor() + " " + entry.event().action() + " "
                                        + AuditSubject.format(entry.event().subjects()) + " "
                                        + entry.event().outcome())
                        .toList();
    }
}
