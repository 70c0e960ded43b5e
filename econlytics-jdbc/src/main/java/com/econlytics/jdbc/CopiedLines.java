package com.econlytics.jdbc;

import com.econlytics.columnar.ColumnarJournal;
import com.econlytics.columnar.LineKey;
import com.econlytics.fact.ChartOfAccounts;
import com.econlytics.ledger.Unit;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads the lines of one copy, as PostgreSQL's binary format has them: the number of fields in 16 bits, then of each field its length
 * in 32 bits and its bytes, numbers with the highest byte first, dates as days since 2000.
 *
 * <p>The four fields between the customer and the amount are looked up as they come; they are read only if they are new.
 */
final class CopiedLines {
    private static final String FIELDS = "customer_no, month, origin, account, unit, amount";
    private static final int BATCH = 4096;
    private static final byte[] SIGNATURE = "PGCOPY\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 19;
    private static final int FIELD_COUNT = 2;
    private static final int LENGTH = 4;
    private static final VarHandle NUMBER = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final LocalDate ZERO = LocalDate.of(2000, 1, 1);

    private final ColumnarJournal.Builder builder;
    private final ChartOfAccounts chart;
    private final CopiedKeys keys = new CopiedKeys();
    private final long[] customers = new long[BATCH];
    private final int[] numbers = new int[BATCH];
    private final long[] amounts = new long[BATCH];
    private int size;

    /** Into a builder that other parts fill too. */
    CopiedLines(ColumnarJournal.Builder builder, ChartOfAccounts chart) {
        this.builder = builder;
        this.chart = chart;
    }

    void copy(Handle handle, LineRange range) {
        try {
            CopyOut copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select " + FIELDS + " from econlytics.line where " + range.condition()
                            + ") to stdout (format binary)");
            for (byte @Nullable [] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                read(row);
            }
        } catch (SQLException failed) {
            throw new CopyException(failed);
        }
        handOver();
    }

    /** The header comes with the first row, the end as a row of -1 fields. */
    private void read(byte[] row) {
        int at = row.length >= HEADER && startsWithSignature(row) ? HEADER : 0;
        if (row.length - at <= FIELD_COUNT) {
            return;
        }
        int key = at + FIELD_COUNT + LENGTH + Long.BYTES;
        int amount = row.length - Long.BYTES;
        customers[size] = (long) NUMBER.get(row, at + FIELD_COUNT + LENGTH);
        numbers[size] = keys.numberOf(row, key, amount - LENGTH, this::register);
        amounts[size] = (long) NUMBER.get(row, amount);
        if (++size == BATCH) {
            handOver();
        }
    }

    private void handOver() {
        synchronized (builder) {
            for (int line = 0; line < size; line++) {
                builder.add(customers[line], numbers[line], amounts[line]);
            }
        }
        size = 0;
    }

    private int register(byte[] fields) {
        ByteBuffer buffer = ByteBuffer.wrap(fields);
        LineKey key =
                new LineKey(month(buffer), month(buffer), Accounts.booked(chart, text(buffer)), new Unit(text(buffer)));
        synchronized (builder) {
            return builder.keyNumber(key);
        }
    }

    private static YearMonth month(ByteBuffer fields) {
        fields.getInt();
        return YearMonth.from(ZERO.plusDays(fields.getInt()));
    }

    private static String text(ByteBuffer fields) {
        byte[] bytes = new byte[fields.getInt()];
        fields.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean startsWithSignature(byte[] row) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (row[i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }
}
