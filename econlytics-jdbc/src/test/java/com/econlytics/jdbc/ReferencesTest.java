package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that bookings fill have no foreign keys; what these promised still holds. */
class ReferencesTest {
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");

    private final DataSource database = Database.empty();

    ReferencesTest() {
        Posting charge = Posting.settled(
                FactId.of(STRIPE, "ch_1", "charge"),
                Instant.parse("2026-01-31T00:00:00Z"),
                Party.ofRecord(STRIPE, "cus_ann"),
                List.of(new Leg(ChartOfAccounts.RECEIPTS, Money.ofMinor(100, "USD"))));
        Database.ledger(database).book(Batch.of(List.of(charge)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "line | 2, 9, 1, 1, '2026-01-01', '2026-01-01', 'receipts', 'USD', 1 | the version of a line",
                "line | 2, 1, 9, 1, '2026-01-01', '2026-01-01', 'receipts', 'USD', 1 | the fact of a line",
                "line | 2, 1, 1, 9, '2026-01-01', '2026-01-01', 'receipts', 'USD', 1 | the customer of a line",
                "line | 2, 1, 1, 1, '2026-01-01', '2026-01-01', 'nonsense', 'USD', 1 | the account of a line",
                "balance | 9, '2026-01-01', '2026-01-01', 'receipts', 'USD', 1 | the customer of a balance",
                "balance | 1, '2026-01-01', '2026-01-01', 'nonsense', 'USD', 1 | the account of a balance",
                "statement | 2, 9, 3, '', now(), 1, null, 1 | the fact of a statement",
                "statement | 2, 1, 3, '', now(), 9, null, 1 | the party of a statement",
                "statement_part | 9, 0, 'receipts', 'USD', 1 | the statement of an amount or attribute",
                "statement_attribute | 9, 'plan', 'pro' | the statement of an amount or attribute",
                "fact_source | 9, 'stripe', 'acct_1', 'ch_9', 'charge', '' | the fact of a source"
            })
    void aRowThatRefersToNothingIsRefused(String table, String values, String what) {
        assertThatThrownBy(() -> execute("insert into econlytics." + table + " values (" + values + ")"))
                .hasMessageContaining(what + " is not in the ledger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "customer", "party", "fact", "statement", "version", "line"})
    void whatIsReferredToStays(String table) {
        assertThatThrownBy(() -> execute("delete from econlytics." + table)).hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource({
        "account, code",
        "customer, customer_no",
        "party, party_no",
        "fact, fact_no",
        "statement, statement_no",
        "statement, fact_no",
        "statement, party_no",
        "statement_attribute, statement_no",
        "fact_source, fact_no",
        "balance, customer_no",
        "balance, account"
    })
    void whatARowRefersToStaysTheSame(String table, String column) {
        assertThatThrownBy(() -> execute("update econlytics." + table + " set " + column + " = " + column))
                .hasMessageContaining("append-only");
    }

    @Test
    void otherColumnsMayChange() {
        assertThatCode(() -> execute("update econlytics.fact_source set object = object"))
                .doesNotThrowAnyException();
    }

    private void execute(String sql) {
        Jdbi.create(database).useHandle(handle -> handle.execute(sql));
    }
}
