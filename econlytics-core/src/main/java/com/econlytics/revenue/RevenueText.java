package com.econlytics.revenue;

import com.econlytics.money.Money;
import com.econlytics.revenue.RevenueStatement.Part;
import java.util.Locale;

/** A revenue statement as a table for people. */
final class RevenueText {
    private final StringBuilder text = new StringBuilder();

    RevenueText(RevenueStatement statement) {
        text.append("Revenue ")
                .append(statement.basis())
                .append(", ")
                .append(statement.currency().getCurrencyCode())
                .append(", ")
                .append(statement.months())
                .append('\n');
        row("gross receipts", statement.receipts().booked());
        without(statement.receipts(), "");
        row("gross revenue", statement.grossRevenue());
        given("refunds", statement.refunds());
        given("disputes", statement.disputes());
        if (statement.basis() == RevenueBasis.EARNED) {
            row("net revenue received", statement.netRevenueReceived());
            statement.causes().forEach((cause, amount) -> row("  " + cause, amount));
        }
        row("net revenue " + statement.basis(), statement.netRevenue());
        beside("of which unsplit", statement, statement.unsplit());
        beside("of which by a stated rate", statement, statement.byStatedRate());
    }

    private void given(String name, Part part) {
        row(name + " as given back", part.booked());
        without(part, " in " + name);
        row(name, part.revenue());
    }

    private void without(Part part, String in) {
        rowIfAny("  less tax" + in, part.tax());
        rowIfAny("  less tips" + in, part.tips());
        rowIfAny("  less stored value" + in, part.storedValue());
        rowIfAny("  less what cannot be divided" + in, part.keptOut());
    }

    private void beside(String name, RevenueStatement statement, Money amount) {
        boolean keptOut = !(statement.receipts().keptOut().isZero()
                && statement.refunds().keptOut().isZero()
                && statement.disputes().keptOut().isZero());
        if (!(keptOut && name.endsWith("unsplit"))) {
            rowIfAny("  " + name, amount);
        }
    }

    private void rowIfAny(String name, Money amount) {
        if (!amount.isZero()) {
            row(name, amount);
        }
    }

    private void row(String name, Money amount) {
        text.append(String.format(Locale.ROOT, "%-44s %20s\n", name, amount));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
