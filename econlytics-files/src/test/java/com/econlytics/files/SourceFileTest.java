package com.econlytics.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.econlytics.reconciliation.FinancialStatement;
import com.econlytics.reconciliation.FinancialStatement.Basis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
    private static final String TABLE = "account,period,amount,currency,name\n4000,2026-06,1.00,EUR,Erlöse\n";

    @TempDir
    private Path folder;

    @Test
    void aByteOrderMarkAndWindowsLineEndsChangeNothingButTheEvidence() {
        FinancialStatement plain = read(TABLE.getBytes(UTF_8));
        FinancialStatement marked = read(("\uFEFF" + TABLE.replace("\n", "\r\n")).getBytes(UTF_8));

        assertThat(marked.rows()).isEqualTo(plain.rows());
        assertThat(marked.evidence()).isNotEqualTo(plain.evidence());
        assertThat(plain.evidence().toString()).isEqualTo("Evidence[file=file.csv," + " sha256=" + sha256(TABLE) + "]");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void anotherEncodingIsRefusedWithThePlaceOfTheFirstByteThatDoesNotFit() {
        assertThatThrownBy(() -> read(TABLE.getBytes(ISO_8859_1)))
                .hasMessage(
                        "file.csv, line 2: expected text in UTF-8, found other bytes at byte 62; nothing of the file"
                                + " was taken, correct it and read it again");
        assertThatThrownBy(() -> read(TABLE.getBytes(UTF_16)))
                .hasMessage("file.csv, line 1: expected text in UTF-8, found other bytes at byte 1; nothing of the file"
                        + " was taken, correct it and read it again");
    }

    @Test
    void aCharacterAcrossTwoChunksIsOneCharacterAndOneThatIsCutOffIsNone() {
        byte[] padded = (TABLE.substring(0, 60) + "x".repeat((1 << 16) - 61) + "ö\n").getBytes(UTF_8);

        assertThat(padded).hasSize((1 << 16) + 2);
        assertThat(SourceFileTest.bytesOf(padded)).isEqualTo(padded.length);
        assertThatThrownBy(() -> bytesOf(Arrays.copyOf(padded, 1 << 16)))
                .hasMessageContaining("found other bytes at byte 65536");
    }

    private static long bytesOf(byte[] bytes) {
        return TextFile.read(
                bytes, path -> SourceFile.inspect(path, Long.MAX_VALUE).bytes());
    }

    @Test
    void aFileThatChangesBetweenTwoReadingsIsRefused() throws IOException {
        Path path = Files.writeString(folder.resolve("books.csv"), TABLE);
        SourceFile file = SourceFile.inspect(path, 1000);
        Files.writeString(path, TABLE.replace("1.00", "2.00"));

        assertThatThrownBy(() -> CsvRows.all(file))
                .hasMessage("books.csv: expected a file that nobody writes to while it is read, found another SHA-256;"
                        + " nothing of the file was taken, correct it and read it again");
    }

    @Test
    void aFileLargerThanItsLimitIsRefused() {
        assertThatThrownBy(() -> TextFile.read("x".repeat(11), path -> SourceFile.inspect(path, 10)))
                .hasMessageStartingWith("file.csv: expected a file of at most 10 bytes, found more than that");
    }

    @Test
    void aFileThatIsNotThereIsAFailureOfReading() {
        assertThatThrownBy(() -> StatementCsv.read(folder.resolve("none.csv"), Basis.CASH))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("none.csv could not be read; look at the cause");
    }

    private static FinancialStatement read(byte[] bytes) {
        return TextFile.read(bytes, path -> StatementCsv.read(path, Basis.CASH));
    }

    @Test
    void aMalformedRowHasItsLineWhereverDigitsAreOthers() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThatThrownBy(() -> read((TABLE + "\"4000").getBytes(UTF_8)))
                    .isInstanceOf(UnreadableFileException.class)
                    .hasMessageStartingWith("file.csv, line 3: ");
        } finally {
            Locale.setDefault(before);
        }
    }
}
