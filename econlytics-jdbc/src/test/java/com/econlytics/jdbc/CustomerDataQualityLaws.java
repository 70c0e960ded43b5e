package com.econlytics.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Checkpoint;
import com.econlytics.ledger.Ledger;
import com.econlytics.pnl.Books;
import com.econlytics.quality.DataQuality;
import com.econlytics.testkit.laws.LedgerContract;
import com.econlytics.testkit.laws.LedgerHistories;
import com.econlytics.testkit.laws.LedgerHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CustomerDataQualityLaws {
    @Property(tries = 15)
    @Label("the view counts what the library counts, and comes to the same score")
    void theViewIsTheLibrarysScore(
            @ForAll("histories") LedgerHistory history,
            @ForAll @IntRange(min = -1, max = 25) int hours,
            @ForAll long seed) {
        DataSource database = Database.empty();
        Ledger ledger = Database.ledger(database);
        history.bookScattered(ledger, new Random(seed));
        Instant now = Instant.now();
        Batch.Builder batch = Batch.builder();
        streams(hours, now).forEach(batch::checkpoint);
        ledger.book(batch.build());
        Books books = Books.of(ledger, LedgerContract.BOOKING);
        assertThat(Database.rows(database, """
                        select concat_ws(' ', customer_no, facts, sound, certain, stated, inferred, completeness,
                            match_confidence, freshness, data_quality_score)
                        from econlytics_report.customer_data_quality order by customer_no"""))
                .isEqualTo(DataQuality.of(books, ledger.checkpoints(), now).values().stream()
                        .map(CustomerDataQualityLaws::row)
                        .toList());
    }

    /** Half an hour away from where an hour is full, so that it does not matter how long the test takes. */
    private static List<Checkpoint> streams(int hours, Instant now) {
        Instant late = now.minus(Duration.ofHours(hours).plusMinutes(30));
        return hours < 0
                ? List.of()
                : List.of(new Checkpoint("fresh", "", now), new Checkpoint("late", "", hours == 25 ? null : late));
    }

    private static String row(DataQuality quality) {
        return String.join(
                " ",
                Stream.of(
                                quality.customer().number(),
                                quality.facts(),
                                quality.sound(),
                                quality.certain(),
                                quality.stated(),
                                quality.inferred(),
                                quality.completeness(),
                                quality.confidence(),
                                quality.freshness(),
                                quality.score())
                        .map(String::valueOf)
                        .toList());
    }

    @Provide
    Arbitrary<LedgerHistory> histories() {
        return LedgerHistories.histories();
    }
}
