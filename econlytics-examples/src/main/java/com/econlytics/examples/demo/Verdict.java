package com.econlytics.examples.demo;

import com.econlytics.examples.report.CustomerReport;
import com.econlytics.fact.Standing;
import com.econlytics.ledger.Ledger;
import com.econlytics.ledger.Line;
import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Conservation;
import com.econlytics.testkit.company.Truth;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Whether the books are right.
 *
 * @param comparison every figure beside the truth
 * @param conservation whether everything received is in exactly one place
 * @param truth the truth
 */
record Verdict(Comparison comparison, Conservation conservation, Truth truth) {
    private static final int SHOWN = 20;

    static Verdict of(Ledger ledger, CustomerReport report, Truth truth) {
        List<Standing> standings = new ArrayList<>();
        ledger.readStandings(standings::add);
        List<Line> lines = new ArrayList<>();
        ledger.readLines(ledger.version(), lines::add);
        return new Verdict(Comparison.of(report, truth), Conservation.of(standings, lines), truth);
    }

    boolean isRight() {
        return comparison.isExact() && conservation.holds() && received() == inTruthReceived();
    }

    void print(PrintStream out) {
        out.println();
        out.println("Verdict");
        out.printf(
                Locale.ROOT,
                "  Conservation: %s; every amount and every ticket is in exactly one place%n",
                conservation.holds() ? "holds" : "DOES NOT HOLD");
        out.printf(
                Locale.ROOT,
                "  Stripe's balance: %s booked, %s at Stripe, difference %s%n",
                plain(received()),
                plain(inTruthReceived()),
                plain(received() - inTruthReceived()));
        out.printf(
                Locale.ROOT,
                "  Compared with the truth: %,d rows, %,d figures differ%n",
                comparison.rows(),
                comparison.differences().size());
        comparison.differences().stream().limit(SHOWN).forEach(difference -> out.println("    " + difference));
        if (comparison.differences().size() > SHOWN) {
            out.printf(
                    Locale.ROOT, "    and %,d more%n", comparison.differences().size() - SHOWN);
        }
    }

    String lastLine() {
        return "net profit %1$s %2$s  truth %1$s %3$s  difference %4$s"
                .formatted(
                        truth.currency(),
                        comparison.booked().toPlainString(),
                        comparison.truth().toPlainString(),
                        comparison.difference().toPlainString());
    }

    private long received() {
        Conservation.Proof proof = conservation.units().get(Unit.of(Currency.getInstance(truth.currency())));
        return proof == null ? 0 : proof.received().amount();
    }

    private long inTruthReceived() {
        return truth.stripeNet().getOrDefault(truth.currency(), 0L);
    }

    private String plain(long minor) {
        int digits = Currency.getInstance(truth.currency()).getDefaultFractionDigits();
        return String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(minor, digits));
    }
}
