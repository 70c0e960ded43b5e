package com.econlytics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextOrderTest {
    @Test
    void anEmojiComesAfterEveryLetterOfTheBasicPlane() {
        assertThat(TextOrder.CODE_POINT.compare("😀", "｟")).isPositive();
        assertThat("😀".compareTo("｟")).isNegative();
    }

    @Property
    void orderIsThatOfCodePoints(@ForAll String left, @ForAll String right) {
        int expected = java.util.Arrays.compare(
                left.codePoints().toArray(), right.codePoints().toArray());
        if (wellFormed(left) && wellFormed(right)) {
            assertThat(Integer.signum(TextOrder.CODE_POINT.compare(left, right)))
                    .isEqualTo(Integer.signum(expected));
        }
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
