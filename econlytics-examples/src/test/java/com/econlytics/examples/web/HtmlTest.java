package com.econlytics.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.testkit.Scenario;
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
    void valuesInLinksAreEncoded() {
        assertThat(Html.link("/", Map.of("cohort", "a&b=\"c\""))).isEqualTo("/?cohort=a%26b%3D%22c%22");
    }
}
