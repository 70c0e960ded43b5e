package com.econlytics.docs;

import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import com.econlytics.pnl.Books;
import com.econlytics.pnl.StatementLine;
import com.econlytics.reconciliation.AccountMapping;
import com.econlytics.reconciliation.AccountMapping.Place;
import com.econlytics.reconciliation.AccountMapping.Sign;
import com.econlytics.reconciliation.CompanyBooks;
import com.econlytics.reconciliation.Entity;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.reconciliation.Reconciliation;
import com.econlytics.reconciliation.SystemFigures;
import com.econlytics.reconciliation.Terms;
import com.econlytics.revenue.ReceiptSplit;
import com.econlytics.revenue.Revenue;
import com.econlytics.revenue.RevenueBasis;
import com.econlytics.revenue.RevenuePolicy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/** The second example of the README. */
final class TieToTheBooks {
    private TieToTheBooks() {}

    static Reconciliation of(Books books, FinancialStatement statement, LedgerDetail detail) {
        // readme:start
        YearMonth june = YearMonth.of(2026, 6);
        Revenue revenue = Revenue.of(books, ReceiptSplit.standard(), RevenuePolicy.through(june));
        SystemFigures ours = SystemFigures.of(RevenueBasis.RECEIPTS, revenue.on(RevenueBasis.RECEIPTS))
                .bridgedBy(revenue.bridge());

        AccountMapping mapping = new AccountMapping(
                "2026-06",
                Map.of(
                        "4000", new Place.Mapped(StatementLine.NET_REVENUE, Sign.BY_GROUP),
                        "6100", new Place.Mapped(StatementLine.of(Section.FEES), Sign.BY_GROUP),
                        "7000", new Place.OutOfScope("rent is overhead")));
        Entity acme = new Entity("Acme", ZoneId.of("America/New_York"), Set.of(SourceAccount.of("stripe", "acct_1")));
        CompanyBooks theirs = CompanyBooks.of(acme, mapping, statement).with(detail); // read by econlytics-files

        Reconciliation found = Reconciliation.of(ours, theirs, Terms.asOf(LocalDate.of(2026, 7, 5)));
        found.render(); // a sale of 29.00 that the books have twice: booked twice USD -29.00, residual USD 0.00, WARN
        // readme:end
        return found;
    }
}
