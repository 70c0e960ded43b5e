package com.econlytics.examples.web;

import com.econlytics.customer.Identity;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Fact;
import com.econlytics.fact.FactId;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Party;
import com.econlytics.fact.Posting;
import com.econlytics.fact.SourceAccount;
import com.econlytics.ledger.Batch;
import com.econlytics.ledger.Ledger;
import com.econlytics.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Customers and payments in a few words. */
final class Ledgers {
    static final String SCRIPT = "<script>document.title='owned'</script>";
    static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"open\")";
    static final String RIGHT_TO_LEFT = "شركة النور للتجارة";
    static final String LONG = "a-very-long-name-".repeat(20);

    private static final SourceAccount ACCOUNT = SourceAccount.of("stripe", "acct_1");

    private Ledgers() {}

    /** A customer who signed up then and paid once. */
    static void receive(Ledger ledger, String customer, String signup, String gross, String fee) {
        Company company = new Company();
        company.receive(customer, signup, gross, fee);
        company.book(ledger);
    }

    /** What is booked at once. */
    private static final class Company {
        private final List<Fact> facts = new ArrayList<>();
        private final List<Identity> identities = new ArrayList<>();

        void receive(String customer, String signup, String gross, String fee) {
            Instant at = Instant.parse(signup);
            Party party = Party.ofRecord(ACCOUNT, customer);
            Posting charge = Posting.settled(
                    FactId.of(
                            ACCOUNT,
                            "ch_" + (customer.matches("[\\w<>=]+") ? customer : customer.hashCode()),
                            "charge"),
                    at,
                    party,
                    List.of(
                            new Leg(ChartOfAccounts.RECEIPTS, Money.parse(gross)),
                            new Leg(ChartOfAccounts.PROCESSING_FEES, Money.parse(fee))));
            Identity identity = new Identity(party, Identity.Role.OUTSIDE, new TreeSet<>(), new TreeSet<>(), at);
            facts.add(charge);
            identities.add(identity);
        }

        /** Some of that is given back, or more of it than there was. */
        void refund(String customer, String day, String amount) {
            facts.add(Posting.settled(
                    FactId.of(ACCOUNT, "re_" + customer, "refund"),
                    Instant.parse(day),
                    Party.ofRecord(ACCOUNT, customer),
                    List.of(new Leg(ChartOfAccounts.REFUNDS, Money.parse(amount)))));
        }

        void book(Ledger ledger) {
            ledger.book(Batch.builder().facts(facts).identities(identities).build());
        }
    }

    /** Sixty customers in three cohorts and two currencies, of whom some lose money and four have odd names. */
    static void bookCompany(Ledger ledger) {
        Company company = new Company();
        for (int i = 1; i <= 56; i++) {
            String month = "2025-0" + (1 + i % 3);
            String currency = i % 14 == 0 ? "EUR " : "USD ";
            company.receive("cus_" + i, month + "-15T00:00:00Z", currency + i + ".10", currency + "-0.35");
            if (i % 9 == 0) {
                company.refund("cus_" + i, "2025-04-0" + (1 + i % 8) + "T00:00:00Z", currency + "-" + (i + 3) + ".00");
            }
        }
        for (String name : List.of(SCRIPT, FORMULA, RIGHT_TO_LEFT, LONG)) {
            company.receive(name, "2025-03-02T00:00:00Z", "USD 99.00", "USD -1.00");
        }
        company.book(ledger);
    }
}
