package com.econlytics.pnl;

import com.econlytics.ledger.Unit;
import com.econlytics.pnl.Conservation.Proof;
import com.econlytics.pnl.Conservation.Tally;
import java.util.Locale;
import java.util.Map;

/** The statement of conservation as a table for people. */
final class ConservationText {
    private final StringBuilder text = new StringBuilder();

    ConservationText(Conservation conservation) {
        conservation
                .records()
                .forEach((source, count) -> text.append(String.format(
                        Locale.ROOT,
                        "%s: %d records, %d contested, %d without an amount%n",
                        source,
                        count.stated(),
                        count.contested(),
                        count.empty())));
        conservation.scopes().forEach((scope, proof) -> add(scope.source() + " " + scope.unit(), scope.unit(), proof));
        conservation.units().forEach((unit, proof) -> add("all sources " + unit, unit, proof));
        text.append(conservation.holds() ? "Conserved.\n" : "Not conserved, at these facts:\n");
        conservation
                .discrepancies()
                .forEach(found -> text.append(String.format(
                        Locale.ROOT,
                        "  %s says %s, its lines say %s%n",
                        found.fact(),
                        amount(found.unit(), found.received()),
                        amount(found.unit(), found.placed()))));
    }

    private void add(String title, Unit unit, Proof proof) {
        text.append(title).append('\n');
        row("received", unit, proof.received());
        partition("by party", unit, proof.byParty(), proof.differenceByParty());
        partition("by use", unit, proof.byUse(), proof.differenceByUse());
    }

    private void partition(String name, Unit unit, Map<?, Tally> places, long difference) {
        places.forEach((place, tally) ->
                row(name + ": " + place.toString().toLowerCase(Locale.ROOT).replace('_', ' '), unit, tally));
        row(name + ": difference", unit, new Tally(difference, 0));
    }

    private void row(String name, Unit unit, Tally tally) {
        text.append(String.format(
                Locale.ROOT, "  %-28s %24s %9d records%n", name, amount(unit, tally.amount()), tally.records()));
    }

    private static String amount(Unit unit, long amount) {
        return unit.isMoney() ? unit.money(amount).toString() : amount + " " + unit;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
