package com.econlytics.examples.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.econlytics.connector.Sync;
import com.econlytics.customer.Matching;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Booking;
import com.econlytics.ledger.InMemoryLedger;
import com.econlytics.pnl.Books;
import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.LedgerDetail;
import com.econlytics.stripe.StripeAccount;
import com.econlytics.stripe.StripeApi;
import com.econlytics.stripe.StripeBalanceTransactions;
import com.econlytics.stripe.StripePayouts;
import com.econlytics.stripe.StripeSettings;
import com.econlytics.testkit.bookkeeping.KeptBooks;
import com.econlytics.testkit.company.CompanyPlan;
import com.econlytics.testkit.company.SyntheticCompany;
import com.econlytics.testkit.stripe.FakeStripe;
import com.econlytics.time.BusinessCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** A made-up company in our ledger, and its books as files. */
final class MonthEndFiles {
    static final SourceAccount STRIPE = SourceAccount.of("stripe", "default");
    static final SyntheticCompany COMPANY =
            SyntheticCompany.generate(CompanyPlan.of(40, 11).with(240, 0));
    static final Books OURS = ours();

    private MonthEndFiles() {}

    private static Books ours() {
        Clock clock = Clock.fixed(COMPANY.plan().end().plus(Duration.ofDays(9)), ZoneOffset.UTC);
        Booking booking = new Booking(ChartOfAccounts.standard(), new BusinessCalendar(ZoneOffset.UTC));
        InMemoryLedger ledger = new InMemoryLedger(booking, new Matching(Matching.Emails.IGNORE), clock);
        try (FakeStripe fake = FakeStripe.serving(COMPANY)) {
            StripeAccount account = new StripeAccount(STRIPE, StripeAccount.Mode.TEST);
            StripeApi api = StripeApi.connect(new StripeSettings(fake.apiKey(), URI.create(fake.baseUrl())));
            Sync sync = new Sync(ledger, ledger.leases(), "test");
            sync.runOnce(new StripeBalanceTransactions(account, api, clock));
            sync.runOnce(new StripePayouts(account, api, clock));
        }
        return Books.of(ledger, booking);
    }

    static Path statement(KeptBooks books, Path folder) {
        StringBuilder text = new StringBuilder("period,account,amount,currency,name,group\n");
        for (FinancialStatement.Row row : books.statement().rows()) {
            text.append(row.period())
                    .append(',')
                    .append(row.account().id())
                    .append(',')
                    .append(row.amount().toMajor().toPlainString())
                    .append(",USD,")
                    .append(row.account().name())
                    .append(',')
                    .append(row.account().group())
                    .append('\n');
        }
        return write(folder.resolve("statement.csv"), text.toString());
    }

    static Path detail(KeptBooks books, Path folder) {
        StringBuilder text = new StringBuilder("date,account,document,memo,amount,currency\n");
        for (LedgerDetail.Entry entry : books.detail().entries()) {
            text.append(String.join(
                            ",",
                            List.of(
                                    entry.date().toString(),
                                    entry.account(),
                                    entry.document(),
                                    entry.memo(),
                                    entry.amount().toMajor().toPlainString(),
                                    "USD")))
                    .append('\n');
        }
        return write(folder.resolve("detail.csv"), text.toString());
    }

    static Path mapping(Path folder) {
        return write(folder.resolve("mapping.csv"), """
                account,line,sections_or_accounts,sign,reason
                4000,receipts,GROSS_RECEIPTS,,
                4100,refunds,REFUNDS,,
                4200,disputes,DISPUTES,,
                6100,fees,FEES,,
                7000,,,,overhead
                """);
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text, UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
