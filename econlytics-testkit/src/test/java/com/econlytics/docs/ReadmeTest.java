package com.econlytics.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.econlytics.pnl.CustomerProfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCE = Path.of("src/test/java/com/econlytics/docs/SixtySeconds.java");

    @Test
    void theSixtySecondExampleGivesTheProfitItPromises() {
        CustomerProfit profit = SixtySeconds.profitOfOneCustomer();
        assertThat(profit.totalRevenue()).hasToString("USD 19.00");
        assertThat(profit.totalFees()).hasToString("USD 1.14");
        assertThat(profit.supportCost()).hasToString("USD 5.00");
        assertThat(profit.netProfit()).hasToString("USD 12.86");
        assertThat(profit.customer()).hasToString("customer 1");
    }

    @Test
    void theReadmeShowsTheCodeThatRuns() throws IOException {
        String source = Files.readString(SOURCE);
        String shown = source.substring(
                source.indexOf('\n', source.indexOf("// readme:start")) + 1,
                source.lastIndexOf('\n', source.indexOf("// readme:end")) + 1);
        assertThat(Files.readString(README)).contains("```java\n" + shown.replaceAll("(?m)^ {8}", "") + "```");
    }
}
