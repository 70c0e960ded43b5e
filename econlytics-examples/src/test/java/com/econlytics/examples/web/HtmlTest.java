package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    @Scenario("B42")
    void nothingThatIsShownCanBecomeMarkup() {
        assertThat(Html.escaped("<script>alert('1' + \"2\")</script> & more"))
                .isEqualTo("&lt;script&gt;alert(&#39;1&#39; + &quot;2&quot;)&lt;/script&gt; &amp; more");
    }

    @Test
    void aPieceStaysAPieceAndEverythingElseIsText() {
        assertThat(Html.of("<p>%s%s%s</p>", "<b>", Html.of("<i>%s</i>", "'"), List.of(Html.of("<u></u>"), "&"))
                        .markup())
                .isEqualTo("<p>&lt;b&gt;<i>&#39;</i><u></u>&amp;</p>");
    }

    @Test
    void valuesInLinksAreEncoded() {
        assertThat(Html.path("/", Map.of("cohort", "a&b=\"c\""))).isEqualTo("/?cohort=a%26b%3D%22c%22");
    }
}
