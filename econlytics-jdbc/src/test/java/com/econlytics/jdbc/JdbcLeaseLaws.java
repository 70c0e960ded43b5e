package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.laws.LeaseLaws;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcLeaseLaws implements LeaseLaws {
    @Override
    public Store emptyStore() {
        DataSource database = Database.empty();
        return new Store(new JdbcLeases(database), Database.ledger(database));
    }

    @Test
    @Scenario("D61")
    void aLeaseEndsByTheClockOfTheDatabaseWhateverThatOfTheHostSays() {
        DataSource database = Database.empty();
        new JdbcLeases(database).acquire("poll", "a", LONG);
        assertThat(Database.rows(
                        database,
                        "select (expires_at - clock_timestamp()) between interval '59 minutes' and interval '60 minutes'"
                                + " from econlytics.lease"))
                .containsExactly("t");
    }
}
