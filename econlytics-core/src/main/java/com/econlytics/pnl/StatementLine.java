package com.econlytics.pnl;

import com.econlytics.fact.Account;
import com.econlytics.fact.Section;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * A line of the statement: a section, an account, or a subtotal of sections.
 *
 * <p>Example: {@link #NET_REVENUE} is gross receipts, refunds and disputes, summed as they are signed.
 *
 * @param name what it is called
 * @param sections which sections it sums
 * @param accounts which accounts of those sections; empty for all
 */
public record StatementLine(String name, List<Section> sections, List<Account> accounts) {
    /** Gross receipts less refunds and disputes. */
    public static final StatementLine NET_REVENUE =
            upTo("net revenue", Section.GROSS_RECEIPTS, Section.REFUNDS, Section.DISPUTES);
    /** Net revenue less cost of goods sold (CM1). */
    public static final StatementLine PRODUCT_MARGIN = upTo(
            "product margin", Section.GROSS_RECEIPTS, Section.REFUNDS, Section.DISPUTES, Section.COST_OF_GOODS_SOLD);
    /** Product margin less fees, fulfilment, support and other cost to serve (CM2). */
    public static final StatementLine CONTRIBUTION = profitWithout("contribution", Section.ACQUISITION);
    /** Contribution less acquisition cost: the sum of all profit sections (CM3). */
    public static final StatementLine CUSTOMER_PROFIT = profitWithout("customer profit");

    public StatementLine {
        sections = List.copyOf(sections);
        accounts = List.copyOf(accounts);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("line " + name + " sums nothing; name at least one section");
        }
    }

    /** The line of one section. */
    public static StatementLine of(Section section) {
        return new StatementLine(
                section.name().toLowerCase(Locale.ROOT).replace('_', ' '), List.of(section), List.of());
    }

    /** The line of one account. */
    public static StatementLine of(Account account) {
        return new StatementLine(account.code(), List.of(account.section()), List.of(account));
    }

    /** Whether what is booked under {@code account} is part of this line. */
    public boolean contains(Account account) {
        return sections.contains(account.section()) && (accounts.isEmpty() || accounts.contains(account));
    }

    @Override
    public String toString() {
        return name;
    }

    private static StatementLine upTo(String name, Section... sections) {
        return new StatementLine(name, List.of(sections), List.of());
    }

    private static StatementLine profitWithout(String name, Section... left) {
        EnumSet<Section> sections = EnumSet.allOf(Section.class);
        sections.removeIf(section -> section.use() != Section.Use.PROFIT);
        sections.removeAll(Arrays.asList(left));
        return new StatementLine(name, List.copyOf(sections), List.of());
    }
}
