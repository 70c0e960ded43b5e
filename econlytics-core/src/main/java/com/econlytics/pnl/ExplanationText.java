package com.econlytics.pnl;

import com.econlytics.ledger.Unit;
import java.util.Locale;

/** An explanation as indented lines, amounts in front. */
final class ExplanationText {
    private final StringBuilder text = new StringBuilder();

    ExplanationText(Explanation explanation) {
        add(explanation, 0);
    }

    private void add(Explanation part, int depth) {
        text.append(String.format(
                Locale.ROOT, "%20s  %s%s%n", amount(part.unit(), part.amount()), "  ".repeat(depth), part.label()));
        if (part instanceof Explanation.Sum sum) {
            sum.parts().forEach(below -> add(below, depth + 1));
        }
    }

    private static String amount(Unit unit, long amount) {
        return unit.isMoney() ? unit.money(amount).toString() : amount + " " + unit;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
