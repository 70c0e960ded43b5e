package com.econlytics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.TextOrder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FactIdLaws {
    @Property
    @Label("ids are in the order of their texts, also where one begins like another and goes on below a slash")
    void idsAreInTheOrderOfTheirTexts(@ForAll("ids") FactId one, @ForAll("ids") FactId other) {
        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(Integer.signum(TextOrder.CODE_POINT.compare(one.toString(), other.toString())));
    }

    @Provide
    Arbitrary<FactId> ids() {
        Arbitrary<String> words = Arbitraries.of("a", "a-", "a.", "a0", "ab", "a-b", "\uff5e", "a\ud83d\ude00");
        Arbitrary<String> ordinals = Arbitraries.of("", "1", "1-", "10");
        Arbitrary<SourceAccount> accounts =
                Arbitraries.of("acme", "acme-2").map(account -> SourceAccount.of("stripe", account));
        return Combinators.combine(accounts, words, words, ordinals).as(FactId::new);
    }
}
