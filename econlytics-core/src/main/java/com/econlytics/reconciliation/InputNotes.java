package com.econlytics.reconciliation;

import com.econlytics.time.MonthRange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a reader should know about what was compared. */
final class InputNotes {
    private final List<String> notes = new ArrayList<>();

    private InputNotes() {}

    static List<String> of(SystemFigures figures, CompanyBooks books, Terms terms) {
        InputNotes made = new InputNotes();
        made.basis(figures, books);
        made.accounts(books);
        made.detail(books);
        made.accepted(terms);
        return made.notes;
    }

    private void basis(SystemFigures figures, CompanyBooks books) {
        FinancialStatement.Basis stated = books.statement().basis();
        if (stated == FinancialStatement.Basis.UNSTATED) {
            notes.add("the statement does not say its basis; it is taken to be ours, " + figures.basis());
        }
        if (figures.differsFrom(stated)) {
            notes.add("the statement is on the basis of " + stated + ", we are on that of " + figures.basis()
                    + (figures.findBridge().isPresent() ? "; the bridge leads across" : "; no bridge is known"));
        }
        ZoneId ours = figures.books().booking().calendar().zone();
        if (!ours.normalized().equals(books.entity().zone().normalized())) {
            notes.add("our months begin in "
                    + figures.books().booking().calendar().zone() + ", those of "
                    + books.entity().name() + " in " + books.entity().zone());
        }
    }

    private void accounts(CompanyBooks books) {
        Set<String> stated =
                books.statement().accounts().stream().map(BookAccount::id).collect(Collectors.toSet());
        books.mapping().places().forEach((account, place) -> {
            if (place instanceof AccountMapping.Place.OutOfScope left) {
                notes.add("account " + account + " is out of scope: " + left.reason());
            } else if (!stated.contains(account)) {
                notes.add("account " + account + " is mapped and not in the statement; the books have 0 on it");
            }
        });
    }

    private void detail(CompanyBooks books) {
        if (books.detail().equals(LedgerDetail.NONE)) {
            notes.add("no entries of the books are known; causes that need them stay in the residual");
            return;
        }
        for (MonthRange period : books.statement().periods()) {
            if (!books.detail().coversAll(period)) {
                notes.add("the entries of the books for " + period + " are not all known; they cover "
                        + books.detail().covers());
            }
        }
    }

    private void accepted(Terms terms) {
        terms.accepted().stream()
                .filter(difference -> !difference.isInForce(terms.asOf()))
                .forEach(difference -> notes.add("a difference of " + difference.amount() + " on " + difference.line()
                        + " in " + difference.period() + " was accepted by " + difference.author() + " until "
                        + difference.expiresOn() + " and has expired"));
    }
}
