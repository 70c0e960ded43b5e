package com.econlytics.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** June 2026 of a small company, worked out on paper in {@code spec/hand-worked-month.csv}. */
class HandWorkedMonthTest {
    private static final Pattern WORKING = Pattern.compile("(-?[0-9.]+(?: [+-] [0-9.]+)*) = (-?[0-9.]+): .+");

    private final List<List<String>> rows = Table.rows("/spec/hand-worked-month.csv");

    @Test
    void everyFigureIsTheOneThatWasWorkedOutOnPaper() {
        Story story = Story.inDollars();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (List<String> row : rows) {
            if (row.get(1).equals("given")) {
                story.tell(row.get(2));
            } else {
                String question = row.get(0) + " " + row.get(2) + " = ";
                expected.add(question + row.get(3));
                found.add(question + new StoryFigures(story).find(row.get(2)));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void theWorkingOfEveryFigureAddsUpToIt() {
        assertThat(rows.stream().filter(row -> row.get(1).equals("figure")))
                .isNotEmpty()
                .allSatisfy(row -> {
                    Matcher working = WORKING.matcher(row.get(4));
                    assertThat(working.matches()).as(row.get(4)).isTrue();
                    assertThat(working.group(2)).isEqualTo(row.get(3));
                    assertThat(sum(working.group(1))).isEqualByComparingTo(row.get(3));
                });
    }

    private static BigDecimal sum(String terms) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String term : terms.replace("- ", "-").replace("+ ", "").split(" ", -1)) {
            sum = sum.add(new BigDecimal(term));
        }
        return sum;
    }
}
