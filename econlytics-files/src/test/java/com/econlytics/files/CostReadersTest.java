package com.econlytics.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.econlytics.costing.AllocationRule;
import com.econlytics.customer.DatedAttribute;
import com.econlytics.fact.Account;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.fact.Posting;
import com.econlytics.fact.Section;
import com.econlytics.fact.SourceAccount;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostReadersTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SourceAccount STRIPE = SourceAccount.of("stripe", "acct_1");
    private static final Edition FIRST = new Edition(SourceAccount.of("files", "costs"), 1, BERLIN);
    private static final Account HOSTING = new Account("hosting", Section.COST_OF_GOODS_SOLD);
    private static final Account ADS = new Account("ads", Section.ACQUISITION);
    private static final ChartOfAccounts CHART =
            ChartOfAccounts.standard().with(HOSTING).with(ADS);

    @Test
    void attributesHoldFromTheStartOfADayInTheCompanysZoneOrFromAnInstant() {
        String table = """
                customer,attribute,value,valid_from
                cus_1,plan,pro,2026-03-01
                cus_1,plan,,2026-04-01T00:00:00Z
                """;
        List<DatedAttribute> attributes = new ArrayList<>();

        TextFile.read(table, path -> AttributesCsv.read(path, STRIPE, FIRST, attributes::add));

        assertThat(attributes)
                .extracting(at ->
                        at.party() + " " + at.name() + "=" + at.value() + " " + at.validFrom() + " " + at.revision())
                .containsExactly(
                        "customer:stripe/acct_1/cus_1 plan=pro 2026-02-28T23:00:00Z 1",
                        "customer:stripe/acct_1/cus_1 plan= 2026-04-01T00:00:00Z 1");
    }

    @Test
    void costPoolsAreSharedCostsOfTheLastDayOfTheirMonthWithARuleForEachBase() {
        String table = """
                period,account,amount,currency,base
                2026-06,hosting,1200.00,EUR,by revenue in EUR
                2026-07,hosting,-3.00,EUR,By Revenue in eur
                2026-06,support_payroll,9000,JPY,by ticket
                2026-06,account_fees,1.00,EUR,
                """;

        CostPools pools = TextFile.read(table, path -> CostPoolsCsv.read(path, FIRST, CHART));

        assertThat(told(pools.postings()))
                .containsExactly(
                        "files/costs/2026-06~hosting/cost_pool/EUR 5 2026-06-29T22:00:00Z shared hosting EUR -1200.00 {}",
                        "files/costs/2026-07~hosting/cost_pool/EUR 5 2026-07-30T22:00:00Z shared hosting EUR 3.00 {}",
                        "files/costs/2026-06~support_payroll/cost_pool/JPY 5 2026-06-29T22:00:00Z shared"
                                + " support_payroll JPY -9000 {}",
                        "files/costs/2026-06~account_fees/cost_pool/EUR 5 2026-06-29T22:00:00Z shared account_fees"
                                + " EUR -1.00 {}");
        assertThat(pools.plan().rules())
                .extracting(AllocationRule::name, rule -> rule.base().inWords())
                .containsExactly(tuple("hosting", "by revenue in EUR"), tuple("support_payroll", "by ticket"));
    }

    @Test
    void aCorrectedRowIsTheSameFactInAHigherRevision() {
        Edition second = new Edition(FIRST.source(), 2, BERLIN);
        String header = "period,account,amount,currency,base\n";

        Posting first = pool(header + "2026-06,hosting,1.00,EUR,\n", FIRST);
        Posting again = pool(header + "2026-05,hosting,7.00,EUR,\n2026-06,hosting,1.00,EUR,\n", FIRST);
        Posting corrected = pool(header + "2026-06,hosting,2.00,EUR,\n", second);

        assertThat(again).isEqualTo(first);
        assertThat(corrected.id()).isEqualTo(first.id());
        assertThat(corrected.revision()).isGreaterThan(first.revision());
    }

    private static Posting pool(String table, Edition edition) {
        List<Posting> postings = TextFile.read(table, path -> CostPoolsCsv.read(path, edition, CHART))
                .postings();
        return postings.get(postings.size() - 1);
    }

    @Test
    void acquisitionSpendNamesItsChannelAndCampaign() {
        String table = """
                period,channel,campaign,amount,currency
                2026-06,paid search,spring/a~b,500.00,EUR
                2026-06,paid search,,1.00,EUR
                """;
        List<Posting> postings = new ArrayList<>();

        TextFile.read(table, path -> AcquisitionSpendCsv.read(path, FIRST, ADS, postings::add));

        assertThat(told(postings))
                .containsExactly(
                        "files/costs/2026-06~paid+search~spring%2Fa%7Eb/acquisition_spend/EUR 5 2026-06-29T22:00:00Z"
                                + " shared ads EUR -500.00 {campaign=spring/a~b, channel=paid search}",
                        "files/costs/2026-06~paid+search~/acquisition_spend/EUR 5 2026-06-29T22:00:00Z shared ads"
                                + " EUR -1.00 {channel=paid search}");
    }

    @Test
    void acquisitionSpendIsBookedOnAnAccountOfThatSectionAlone() {
        assertThatThrownBy(
                        () -> TextFile.read("", path -> AcquisitionSpendCsv.read(path, FIRST, HOSTING, posting -> {})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "account hosting is in section COST_OF_GOODS_SOLD and acquisition spend is not; book it on an"
                                + " account in section ACQUISITION");
    }

    @Test
    void directCostsConcernACustomerOrAnOrder() {
        String table = """
                date,customer,order,account,amount,currency,reference
                2026-06-03,cus_1,,hosting,4.90,EUR,
                2026-06-03,,order 7,hosting,4.90,EUR,
                2026-06-03,cus_1,,hosting,4.90,EUR,label-9
                """;
        List<Posting> postings = new ArrayList<>();

        TextFile.read(table, path -> DirectCostsCsv.read(path, FIRST, STRIPE, CHART, postings::add));

        assertThat(told(postings))
                .containsExactly(
                        "files/costs/2026-06-03~customer%3Astripe%2Facct_1%2Fcus_1~hosting/direct_cost/EUR 5"
                                + " 2026-06-02T22:00:00Z customer:stripe/acct_1/cus_1 hosting EUR -4.90 {}",
                        "files/costs/2026-06-03~reference%3Astripe%2Facct_1%2Forder+7~hosting/direct_cost/EUR 5"
                                + " 2026-06-02T22:00:00Z reference:stripe/acct_1/order 7 hosting EUR -4.90 {}",
                        "files/costs/reference~label-9/direct_cost/EUR 5 2026-06-02T22:00:00Z"
                                + " customer:stripe/acct_1/cus_1 hosting EUR -4.90 {}");
    }

    private static List<String> told(List<Posting> postings) {
        return postings.stream()
                .map(posting -> posting.id() + " " + posting.revision() + " " + posting.occurredAt() + " "
                        + posting.party() + " " + posting.legs().get(0).account() + " "
                        + posting.legs().get(0).amount() + " " + posting.attributes())
                .toList();
    }
}
