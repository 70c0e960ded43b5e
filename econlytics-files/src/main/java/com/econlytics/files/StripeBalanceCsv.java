package com.econlytics.files;

import com.econlytics.money.Money;
import com.econlytics.reconciliation.BalanceMovement;
import com.econlytics.reconciliation.Evidence;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stripe's itemised report of what moved its balance, {@code balance_change_from_activity.itemized.1} to {@code .3}, from
 * the API or the dashboard.
 *
 * <p>Columns are found by name, in any order. Amounts are in major units, as the report has them, not in the minor units of
 * the API. Gross less fee must be net in each row, and each balance transaction stands once.
 *
 * <p>Example: {@code txn_1,2026-10-01 09:12:00,eur,45.91,0.94,44.97,charge} moved 44.97 EUR.
 */
public final class StripeBalanceCsv {
    private static final Columns COLUMNS = Columns.atLeast(
            List.of("balance_transaction_id", "currency", "gross", "fee", "net", "reporting_category"),
            "created_utc",
            "created",
            "source_id",
            "automatic_payout_id");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?)( ?UTC|Z)?");

    private final ZoneId zone;
    private final DecimalStyle style;

    private StripeBalanceCsv(ZoneId zone, DecimalStyle style) {
        this.zone = zone;
        this.style = style;
    }

    /** The same for a report in UTC with points before the decimals, as Stripe writes it unless asked otherwise. */
    public static Evidence read(Path path, Consumer<BalanceMovement> sink) {
        return read(path, ZoneOffset.UTC, DecimalStyle.POINT, sink);
    }

    /**
     * Reads the report in {@code path}, of any size, and hands its rows to {@code sink} after all were looked at.
     *
     * @param zone for which the report was asked; counts where it has no column {@code created_utc}
     * @param style how it writes amounts, the report's parameter {@code decimal_separator}
     * @throws UnreadableFileException if it is no such report, does not add up, or has an amount with more decimals than
     *     its currency
     */
    public static Evidence read(Path path, ZoneId zone, DecimalStyle style, Consumer<BalanceMovement> sink) {
        StripeBalanceCsv reading = new StripeBalanceCsv(zone, style);
        return new Table<>(COLUMNS, reading::movement, BalanceMovement::balanceTransaction, "balance transaction")
                .read(path, sink);
    }

    private BalanceMovement movement(TableRow row) {
        Currency currency = row.cell("currency").currency();
        Money gross = amount(row.cell("gross"), currency);
        Money fee = amount(row.cell("fee"), currency);
        Money net = amount(row.cell("net"), currency);
        BigDecimal due = gross.toMajor().subtract(fee.toMajor());
        if (due.compareTo(net.toMajor()) != 0) {
            throw row.cell("net").refuse("gross less fee, " + due.toPlainString());
        }
        return new BalanceMovement(
                row.cell("balance_transaction_id").word("the id of a balance transaction"),
                created(row),
                row.cell("reporting_category").word("a reporting category").toLowerCase(Locale.ROOT),
                row.textOf("source_id"),
                row.textOf("automatic_payout_id"),
                gross,
                fee,
                net);
    }

    private Money amount(Cell cell, Currency currency) {
        return cell.findAmount(style, currency).orElseThrow(() -> cell.refuse("an amount like " + style.example()));
    }

    private Instant created(TableRow row) {
        Optional<Cell> utc = row.find("created_utc");
        if (utc.isPresent()) {
            return instant(utc.get(), ZoneOffset.UTC);
        }
        return instant(row.cell("created"), zone);
    }

    private static Instant instant(Cell cell, ZoneId zone) {
        Matcher time = TIME.matcher(cell.trimmed());
        try {
            if (time.matches()) {
                LocalDateTime local = LocalDateTime.parse(time.group(1) + "T" + time.group(2));
                ZoneId stated = time.group(3) == null ? zone : ZoneOffset.UTC;
                if (stated.getRules().getValidOffsets(local).size() == 1) {
                    return local.atZone(stated).toInstant();
                }
                throw cell.refuse("a time that the clocks of " + zone + " showed once; ask for the column created_utc");
            }
        } catch (DateTimeException noSuchTime) {
            throw cell.refuse("a time like 2026-10-01 09:12:00");
        }
        throw cell.refuse("a time like 2026-10-01 09:12:00");
    }
}
