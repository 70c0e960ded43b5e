package com.econlytics.testkit.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A made-up company with a Stripe account and a Zendesk, whose true profit per customer is known.
 *
 * <pre>{@code
 * SyntheticCompany company = SyntheticCompany.generate(CompanyPlan.of(200, 42));
 * Truth truth = company.truth(new SupportRates(3_600, 500)); // 36.00 an hour, else 5.00 a ticket
 * truth.company().netProfit();
 * }</pre>
 *
 * <p>The story holds what makes real accounts hard: balance transactions that come late, partial captures,
 * authorisations, refunds in parts and refunds that fail, disputes lost, won and asked about, guests, fees of the
 * account as a whole, payouts, platform earnings; tickets that are restated, merged, deleted, the agents' own, or asked
 * by strangers. Immutable.
 */
public final class SyntheticCompany {
    /** The id of the Zendesk ticket field that holds the total seconds spent on a ticket. */
    public static final long TRACKED_SECONDS_FIELD = 360_001_234_567L;

    /** Sets the dice of subscriptions apart from the others. */
    private static final long SUBSCRIPTIONS = 0x5eab5L;

    private final CompanyPlan plan;
    private final TruthBook book = new TruthBook();
    private final List<CompanyCustomer> customers;
    private final List<Charge> charges;
    private final List<Invoice> invoices;
    private final List<Checkout> checkouts;
    private final List<Subscription> subscriptions;
    private final List<ApplicationFee> applicationFees;
    private final List<Payout> payouts;
    private final List<BalanceTransaction> balanceTransactions;
    private final List<SupportUser> supportUsers;
    private final List<Ticket> tickets;

    private SyntheticCompany(CompanyPlan plan) {
        this.plan = plan;
        SplittableRandom random = new SplittableRandom(plan.seed());
        StripeIds ids = new StripeIds(random.split());
        StripeAccount account = new StripeAccount(ids, book);
        Set<String> sharedEmails = new HashSet<>();
        SubscriptionStory growth =
                new SubscriptionStory(plan, new Dice(new SplittableRandom(plan.seed() ^ SUBSCRIPTIONS)));
        customers = List.copyOf(acquire(new Dice(random.split()), ids, sharedEmails, growth));
        subscriptions = List.copyOf(growth.subscribe(customers));
        List<Charge> allCharges =
                new ArrayList<>(new SalesStory(plan, new Dice(random.split()), ids, account, book).tell(customers));
        Dice billingDice = new Dice(new SplittableRandom(~plan.seed()));
        BillingStory billing = new BillingStory(plan, billingDice, ids, account, book);
        invoices = List.copyOf(billing.bill(customers));
        checkouts = List.copyOf(billing.sell(customers));
        allCharges.addAll(billing.charges());
        charges = List.copyOf(allCharges);
        AccountStory accountStory = new AccountStory(plan, new Dice(random.split()), ids, account, book);
        applicationFees = List.copyOf(accountStory.earnAsPlatform());
        accountStory.payStripe();
        payouts = List.copyOf(accountStory.payOut());
        balanceTransactions = account.statement();
        SupportStory supportStory = new SupportStory(plan, new Dice(random.split()), book);
        supportUsers = supportStory.introduce(customers, sharedEmails);
        tickets = List.copyOf(supportStory.tell());
    }

    /** Makes up the company of a plan; the same plan makes the same company. */
    public static SyntheticCompany generate(CompanyPlan plan) {
        return new SyntheticCompany(plan);
    }

    private List<CompanyCustomer> acquire(
            Dice dice, StripeIds ids, Set<String> sharedEmails, SubscriptionStory growth) {
        List<CompanyCustomer> acquired = new ArrayList<>(plan.customers());
        Duration acquisition =
                Duration.between(plan.start(), plan.end()).multipliedBy(3).dividedBy(4);
        Instant lastSignUp = plan.start().plusSeconds(acquisition.toSeconds());
        for (int i = 0; i < plan.customers(); i++) {
            String email = i % 25 == 24 ? "" : "customer" + i + "@mail.example";
            if (i % 40 == 39) {
                email = acquired.get(i - 1).email();
                sharedEmails.add(email);
            }
            Map<String, String> metadata = Map.of(
                    "plan", dice.pickSkewed(List.of("starter", "growth", "scale")),
                    "country", dice.pickSkewed(List.of("US", "DE", "JP", "BR")));
            String id = ids.next("cus_");
            book.open(id);
            acquired.add(new CompanyCustomer(id, email, dice.moment(plan.start(), lastSignUp), growth.wonBy(metadata)));
        }
        return acquired;
    }

    /** What the company was made from. */
    public CompanyPlan plan() {
        return plan;
    }

    /** The customers of record, those without any charge included. */
    public List<CompanyCustomer> customers() {
        return customers;
    }

    /** Every attempt to be paid, in no order, each with its refunds and disputes. */
    public List<Charge> charges() {
        return charges;
    }

    /** What the company billed, in no order; none unless the plan says so. */
    public List<Invoice> invoices() {
        return invoices;
    }

    /** What the company sold in checkouts, in no order; none unless the plan says so. */
    public List<Checkout> checkouts() {
        return checkouts;
    }

    /** What customers pay for month after month, in the order of the customers. */
    public List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** What the company earned as a platform. */
    public List<ApplicationFee> applicationFees() {
        return applicationFees;
    }

    /** What the company moved to its bank, oldest first. */
    public List<Payout> payouts() {
        return payouts;
    }

    /** Every movement of Stripe's balance, oldest first. */
    public List<BalanceTransaction> balanceTransactions() {
        return balanceTransactions;
    }

    /** The users of Zendesk: agents, customers and strangers. */
    public List<SupportUser> supportUsers() {
        return supportUsers;
    }

    /** The tickets, in no order. */
    public List<Ticket> tickets() {
        return tickets;
    }

    /** The true profit of everybody when support costs this much. */
    public Truth truth(SupportRates rates) {
        return book.truth(plan.currency(), rates);
    }

    @Override
    public String toString() {
        return "SyntheticCompany[" + plan + "]";
    }
}
