package com.econlytics.files;

import com.econlytics.customer.DatedAttribute;
import com.econlytics.fact.Party;
import com.econlytics.fact.SourceAccount;
import com.econlytics.reconciliation.Evidence;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Attributes of customers as a table: {@code customer,attribute,value,valid_from}.
 *
 * <p>A customer is the id by which a source lists it. A start is a date, which begins in the zone of the edition, or an
 * instant. An empty value means: none from then on. The edition is the attribute's revision.
 *
 * <p>Example: {@code cus_1,plan,pro,2026-03-01}.
 */
public final class AttributesCsv {
    private static final Columns COLUMNS = Columns.exactly(List.of("customer", "attribute", "value", "valid_from"));

    private AttributesCsv() {}

    /**
     * Reads the table in {@code path}, of any size, and hands its rows to {@code sink} after all were looked at.
     *
     * @param customers the source whose customers they are
     * @throws UnreadableFileException if it is no such table, or states an attribute of a customer twice from one instant
     */
    public static Evidence read(Path path, SourceAccount customers, Edition edition, Consumer<DatedAttribute> sink) {
        Table<DatedAttribute> table = new Table<>(
                COLUMNS,
                row -> attribute(row, customers, edition),
                attribute -> attribute.party() + "\n" + attribute.name() + attribute.validFrom(),
                "customer, attribute and start");
        return table.read(path, sink);
    }

    private static DatedAttribute attribute(TableRow row, SourceAccount customers, Edition edition) {
        Party party = Party.ofRecord(customers, row.cell("customer").word("the id of a customer"));
        Cell name = row.cell("attribute");
        row.cell("value").printable();
        try {
            DatedAttribute.requireName(name.trimmed());
        } catch (IllegalArgumentException noName) {
            throw name.refuse("an attribute in lower-case words joined by _, like plan");
        }
        return new DatedAttribute(
                party,
                name.trimmed(),
                row.cell("value").trimmed(),
                start(row.cell("valid_from"), edition),
                edition.number());
    }

    private static Instant start(Cell cell, Edition edition) {
        String text = cell.trimmed();
        if (!text.contains("T")) {
            return cell.date().atStartOfDay(edition.zone()).toInstant();
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException noInstant) {
            throw cell.refuse("a date like 2026-03-01 or an instant like 2026-03-01T00:00:00Z");
        }
    }
}
