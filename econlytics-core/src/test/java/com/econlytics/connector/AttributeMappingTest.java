package com.econlytics.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeMappingTest {
    @Test
    void readsPairsWhateverTheBlanks() {
        assertThat(AttributeMapping.parse(" metadata.utm_source = acquisition_channel,address.country=country "))
                .isEqualTo(AttributeMapping.of(
                        Map.of("metadata.utm_source", "acquisition_channel", "address.country", "country")));
        assertThat(AttributeMapping.parse("  ")).isEqualTo(AttributeMapping.NONE);
    }

    @Test
    void refusesWhatMapsNoFieldOrOneTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeMapping.parse("a=b,a=c"))
                .withMessage(
                        "'a=c' maps no field, or one for the second time; write field=attribute, separated by commas");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeMapping.parse("a"))
                .withMessage(
                        "'a' maps no field, or one for the second time; write field=attribute, separated by commas");
    }

    @Test
    void refusesTwoFieldsForOneAttribute() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeMapping.parse("a=plan,b=plan"))
                .withMessage("two fields become one attribute in {a=plan, b=plan};"
                        + " they would contradict each other, so give each a name of its own");
    }

    @Test
    void refusesWhatIsNoPathOrNoName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeMapping.parse("a..b=plan"))
                .withMessage("'a..b' is no path of a field; join names by dots, like metadata.utm_source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributeMapping.parse("a=The Plan"))
                .withMessage("'The Plan' does not name an attribute; use lower-case words like 'plan'");
    }
}
