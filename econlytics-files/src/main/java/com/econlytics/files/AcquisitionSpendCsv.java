package com.econlytics.files;

import com.econlytics.fact.Account;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.reconciliation.Evidence;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was spent on winning customers as a table: {@code period,channel,campaign,amount,currency}.
 *
 * <p>A period is one month. Spend is positive; it is borne by nobody in particular, on the last day of its month, with the
 * attributes {@code channel} and, if there is one, {@code campaign}.
 *
 * <p>Example: {@code 2026-06,search,spring,500.00,EUR}.
 */
public final class AcquisitionSpendCsv {
    private static final Columns COLUMNS =
            Columns.exactly(List.of("period", "channel", "campaign", "amount", "currency"));

    private AcquisitionSpendCsv() {}

    /**
     * Reads the table in {@code path}, of any size, and hands its rows to {@code sink} after all were looked at.
     *
     * @param edition under which source and as which edition
     * @param account on which it is booked, in the section of acquisition
     * @throws UnreadableFileException if it is no such table, or has a campaign twice in a month and currency
     * @throws IllegalArgumentException if the account is in another section
     */
    public static Evidence read(Path path, Edition edition, Account account, Consumer<Posting> sink) {
        if (account.section() != Section.ACQUISITION) {
            throw new IllegalArgumentException("account " + account + " is in section " + account.section()
                    + " and acquisition spend is not; book it on an account in section ACQUISITION");
        }
        return new Table<Posting>(
                        COLUMNS,
                        row -> posting(row, edition, account),
                        Edition::key,
                        "month, channel, campaign and currency")
                .read(path, sink);
    }

    private static Posting posting(TableRow row, Edition edition, Account account) {
        YearMonth month = row.cell("period").month();
        String channel = row.cell("channel").word("a channel");
        String campaign =
                row.cell("campaign").isEmpty() ? "" : row.cell("campaign").word("a campaign");
        return edition.posting(
                month,
                "acquisition_spend",
                Edition.key(month.toString(), channel, campaign),
                CostCell.leg(row, account),
                campaign.isEmpty() ? Map.of("channel", channel) : Map.of("channel", channel, "campaign", campaign));
    }
}
