package com.econlytics.stripe;

import static com.econlytics.stripe.ConnectObjects.SELLER;
import static com.econlytics.stripe.ConnectObjects.applicationFee;
import static com.econlytics.stripe.ConnectObjects.destinationCharge;
import static com.econlytics.stripe.ConnectObjects.feeRefund;
import static com.econlytics.stripe.ConnectObjects.reversal;
import static com.econlytics.stripe.ConnectObjects.transfer;
import static com.econlytics.stripe.Payloads.NOW;
import static com.econlytics.stripe.Payloads.TEST_ACCOUNT;
import static com.econlytics.stripe.Payloads.object;
import static com.econlytics.stripe.Payloads.refund;
import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.fact.Account;
import com.econlytics.fact.Leg;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.stripe.StripeAccount.Role;
import com.econlytics.testkit.Scenario;
import com.econlytics.testkit.stripe.FakeStripe;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The tables in which somebody who knows the business can check what each movement of the balance counts as. */
@Scenario({"B30", "B31", "K9"})
class MovementTablesTest {
    /** Each category in each role, with the type and the object behind it. */
    private static final Map<String, String> MOVEMENTS = Map.ofEntries(
            Map.entry("charge", "charge charge charge"),
            Map.entry("charge failure", "charge_failure payment_failure_refund charge"),
            Map.entry("uncaptured part", "partial_capture_reversal refund charge"),
            Map.entry("refund", "refund refund refund"),
            Map.entry("failed refund", "refund_failure refund_failure refund"),
            Map.entry("dispute", "dispute adjustment dispute"),
            Map.entry("won dispute", "dispute_reversal adjustment dispute"),
            Map.entry("transfer of a charge", "transfer transfer transfer"),
            Map.entry("transfer of the balance", "transfer transfer tr_free"),
            Map.entry("reversal of a transfer of a charge", "transfer_reversal transfer_refund reversal"),
            Map.entry("fee of a destination charge", "platform_earning application_fee application_fee"),
            Map.entry("fee of a direct charge", "platform_earning application_fee fee_direct"),
            Map.entry(
                    "refund of the fee of a destination charge",
                    "platform_earning_refund application_fee_refund fee_refund"),
            Map.entry(
                    "refund of the fee of a direct charge",
                    "platform_earning_refund application_fee_refund fr_direct"));

    private final FakeStripe stripe = FakeStripe.start();
    private final StripeApi api =
            StripeApi.connect(new StripeSettings(stripe.apiKey(), URI.create(stripe.baseUrl())), pause -> {});

    @BeforeEach
    void serve() {
        stripe.put(transfer("tr_1", "ch_1", 9000, "txn_own"));
        stripe.put(applicationFee("fee_1", "ch_1", 1000, "txn_own"));
        stripe.put(applicationFee("fee_direct", "", 1000, "txn_own"));
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @ParameterizedTest(name = "{0} {1} of {2}: {3} less {4}")
    @CsvFileSource(resources = "/spec/balance-transactions.csv", numLinesToSkip = 1, delimiter = '|')
    void everyCategoryAndTypeStandsWhereTheTableSays(
            @Nullable String category,
            @Nullable String type,
            String source,
            BigDecimal amount,
            BigDecimal fee,
            String account,
            @Nullable String feeAccount,
            String whose,
            String statement,
            @Nullable String flag)
            throws UnreadableException {
        ObjectNode transaction = Payloads.transaction("txn_1", "x", "", minor(amount), minor(fee));
        transaction.put("reporting_category", category).put("type", type);
        transaction.set("source", source(source.replace(' ', '_')));

        Posting posting = read(transaction, TEST_ACCOUNT);

        assertThat(row(posting, account)).isEqualTo(row(account, amount, feeAccount, fee, whose, flag));
        if (amount.signum() != 0) {
            assertThat(statement(posting, account)).isEqualTo(statement);
        }
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvFileSource(resources = "/spec/connect-roles.csv", numLinesToSkip = 1, delimiter = '|')
    void everyMovementOfConnectStandsWhereTheRoleOfTheAccountPutsIt(
            String movement, Role role, BigDecimal amount, String account, String whose, String statement)
            throws UnreadableException {
        String[] words = MOVEMENTS.getOrDefault(movement, "").split(" ");
        ObjectNode transaction = Payloads.transaction("txn_1", words[0], "", minor(amount), 0);
        transaction.put("type", words[1]).set("source", source(words[2]));

        Posting posting = read(transaction, TEST_ACCOUNT.with(role));

        assertThat(row(posting, account)).isEqualTo(row(account, amount, null, BigDecimal.ZERO, whose, null));
        assertThat(statement(posting, account)).isEqualTo(statement);
    }

    private Posting read(ObjectNode transaction, StripeAccount account) throws UnreadableException {
        BalanceTransactionReader reader = new BalanceTransactionReader(account, new Origins(account, api));
        Reading reading = reader.read(new Json(transaction, "$"), Origin.NONE, NOW);
        assertThat(reading.facts()).hasSize(1);
        return (Posting) reading.facts().get(0);
    }

    private static @Nullable ObjectNode source(String kind) {
        return switch (kind) {
            case "none" -> null;
            case "charge" -> destinationCharge("ch_1", 1000, "txn_own");
            case "refund" -> refund("re_1", "ch_1", 1000, "txn_own");
            case "dispute" -> Payloads.dispute("dp_1", "ch_1", "lost");
            case "transfer" -> transfer("tr_1", "ch_1", 9000, "txn_own");
            case "tr_free" -> transfer("tr_free", "", 9000, "txn_own");
            case "reversal" -> reversal("trr_1", "tr_1", 9000, "txn_own");
            case "application_fee" -> applicationFee("fee_1", "ch_1", 1000, "txn_own");
            case "fee_direct" -> applicationFee("fee_direct", "", 1000, "txn_own");
            case "fee_refund" -> feeRefund("fr_1", "fee_1", 1000, "txn_own");
            case "fr_direct" -> feeRefund("fr_1", "fee_direct", 1000, "txn_own");
            default -> object("src_1", kind);
        };
    }

    private static String row(
            String account,
            BigDecimal amount,
            @Nullable String feeAccount,
            BigDecimal fee,
            String whose,
            @Nullable String flag) {
        String gross = amount.signum() == 0 ? "" : account + " USD " + amount.setScale(2) + ", ";
        String cost =
                feeAccount == null ? "" : feeAccount + " USD " + fee.negate().setScale(2) + ", ";
        return gross + cost + whose + (flag == null ? "" : ", " + flag);
    }

    /** The leg on {@code account} first, as the table has it. */
    private static String row(Posting posting, String account) {
        String legs = posting.legs().stream()
                .sorted((left, right) -> Boolean.compare(stands(right, account), stands(left, account)))
                .map(leg -> leg.account() + " " + leg.amount() + ", ")
                .collect(Collectors.joining());
        String flag = posting.attributes().getOrDefault("flag", "");
        return legs + whose(posting) + (flag.isEmpty() ? "" : ", " + flag);
    }

    private static boolean stands(Leg leg, String account) {
        return leg.account().code().equals(account);
    }

    private static String whose(Posting posting) {
        return switch (posting.party().toString()) {
            case "reference:stripe/acct_1/ch_1" -> "of the charge";
            case "reference:stripe/acct_1/" + SELLER -> "of the connected account";
            case "customer:stripe/acct_1/" + SELLER -> "the connected account";
            case "unknown" -> "unattributed";
            default -> posting.party().toString();
        };
    }

    private static String statement(Posting posting, String account) {
        Section section = posting.legs().stream()
                .map(Leg::account)
                .filter(each -> each.code().equals(account))
                .map(Account::section)
                .findFirst()
                .orElseThrow();
        return section == Section.BALANCE_SHEET ? "balance sheet" : "profit";
    }

    private static long minor(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
