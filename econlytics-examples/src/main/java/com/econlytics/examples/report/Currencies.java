package com.econlytics.examples.report;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The currencies in which there are figures.
 *
 * @param all by code
 * @param shown the one that a page is about; empty while there is none
 */
public record Currencies(List<String> all, String shown) {
    public Currencies {
        all = List.copyOf(all);
    }

    /** The currencies there are; of them the one asked for, or else the one of most customers. */
    static Currencies read(Handle handle, String asked) {
        List<String> byUse = handle.createQuery("""
                        select currency from econlytics_report.customer_profitability
                        where currency is not null group by currency order by count(*) desc, currency""").mapTo(String.class).list();
        if (!asked.isEmpty() && !byUse.contains(asked)) {
            throw new UnreadableFilterException("currency", "one in which there are figures");
        }
        String shown = !asked.isEmpty() || byUse.isEmpty() ? asked : byUse.get(0);
        return new Currencies(byUse.stream().sorted().toList(), shown);
    }
}
