package com.econlytics.files;

import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.reconciliation.Evidence;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Costs of single customers or orders as a table: {@code date,customer,account,amount,currency} or {@code
 * date,order,account,amount,currency}, and perhaps {@code reference}.
 *
 * <p>A customer is the id by which a source lists it; an order is an id that is matched to one. A cost is positive. A row is
 * told from others by its reference, or else by date, party, account and currency: two costs that agree in these are added
 * up or given references.
 *
 * <p>Example: {@code 2026-06-03,cus_1,shipping_cost,4.90,EUR}.
 */
public final class DirectCostsCsv {
    private static final Columns COLUMNS =
            Columns.exactly(List.of("date", "account", "amount", "currency"), "customer", "order", "reference");

    private DirectCostsCsv() {}

    /**
     * Reads the table in {@code path}, of any size, and hands its rows to {@code sink} after all were looked at.
     *
     * @param edition under which source and as which edition
     * @param parties the source whose customers or orders they are
     * @param chart our accounts
     * @throws UnreadableFileException if it is no such table, or two rows cannot be told apart
     */
    public static Evidence read(
            Path path, Edition edition, SourceAccount parties, ChartOfAccounts chart, Consumer<Posting> sink) {
        return new Table<Posting>(
                        COLUMNS,
                        row -> posting(row, edition, parties, chart),
                        Edition::key,
                        "reference, or else date, party, account and currency,")
                .read(path, sink);
    }

    private static Posting posting(TableRow row, Edition edition, SourceAccount parties, ChartOfAccounts chart) {
        LocalDate date = row.cell("date").date();
        Account account = CostCell.account(row.cell("account"), chart);
        Party party = party(row, parties);
        List<String> key = row.textOf("reference").isEmpty()
                ? Edition.key(date.toString(), party.toString(), account.code())
                : Edition.key("reference", row.cell("reference").word("a reference"));
        return edition.posting(date, "direct_cost", key, party, CostCell.leg(row, account), Map.of());
    }

    private static Party party(TableRow row, SourceAccount parties) {
        boolean customer = !row.textOf("customer").isEmpty();
        boolean order = !row.textOf("order").isEmpty();
        if (customer == order) {
            throw row.row().whole().refuse("either a customer or an order", customer ? "both" : "neither");
        }
        return customer
                ? Party.ofRecord(parties, row.cell("customer").word("the id of a customer"))
                : Party.reference(parties, row.cell("order").word("the id of an order"));
    }
}
