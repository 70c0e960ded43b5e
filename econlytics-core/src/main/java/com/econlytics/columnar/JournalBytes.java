package com.econlytics.columnar;

import com.econlytics.fact.Account;
import com.econlytics.fact.Section;
import com.econlytics.ledger.Unit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal as bytes, columns as they are: so it is read at the speed of memory. It has customer numbers, months, accounts, units and
 * amounts, and nothing that names anybody.
 *
 * <p>Numbers have their highest byte first. It starts with the lines, keys, customers and blocks there are and whether sums fit, then come
 * the keys, the customers and the blocks.
 */
public final class JournalBytes {
    private static final int COUNTS = Integer.BYTES * 3 + 1;
    private static final int BLOCK_COUNTS = 1 + Integer.BYTES * 3;
    private static final int MONTHS = 12;

    private JournalBytes() {}

    /** How many bytes {@code journal} has. */
    public static long sizeOf(ColumnarJournal journal) {
        long size = COUNTS + (long) Long.BYTES * journal.customers();
        for (LineKey key : journal.keys()) {
            size += Integer.BYTES * 2
                    + sizeOf(key.account().code())
                    + sizeOf(key.account().section().name())
                    + sizeOf(key.unit().code());
        }
        for (Block block : journal.blocks()) {
            int line = block instanceof Block.Narrow ? Character.BYTES + Integer.BYTES : Integer.BYTES + Long.BYTES;
            size += BLOCK_COUNTS + (long) Integer.BYTES * block.offsets().length + (long) line * block.lines();
        }
        return size;
    }

    /** Writes {@code journal}, for which {@code out} has room. */
    public static void write(ColumnarJournal journal, ByteBuffer out) {
        out.put((byte) (journal.sumsFit() ? 1 : 0));
        out.putInt(journal.keys().size())
                .putInt(journal.customers())
                .putInt(journal.blocks().size());
        journal.keys().forEach(key -> write(key, out));
        for (long number : journal.customerNumbers()) {
            out.putLong(number);
        }
        journal.blocks().forEach(block -> write(block, out));
    }

    /**
     * The journal that was written, from where {@code in} stands. The bytes must be those that were written: whoever kept them knows by
     * a checksum.
     */
    public static ColumnarJournal read(ByteBuffer in) {
        boolean sumsFit = in.get() == 1;
        int keyCount = in.getInt();
        long[] customers = new long[in.getInt()];
        int blockCount = in.getInt();
        List<LineKey> keys = new ArrayList<>();
        for (int i = 0; i < keyCount; i++) {
            keys.add(readKey(in));
        }
        in.asLongBuffer().get(customers);
        in.position(in.position() + Long.BYTES * customers.length);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < blockCount; i++) {
            blocks.add(readBlock(in));
        }
        return new ColumnarJournal(customers, keys, blocks, sumsFit);
    }

    private static void write(LineKey key, ByteBuffer out) {
        out.putInt(number(key.month())).putInt(number(key.origin()));
        write(key.account().code(), out);
        write(key.account().section().name(), out);
        write(key.unit().code(), out);
    }

    private static LineKey readKey(ByteBuffer in) {
        YearMonth month = month(in.getInt());
        YearMonth origin = month(in.getInt());
        String code = readText(in);
        Account account = new Account(code, Section.valueOf(readText(in)));
        return new LineKey(month, origin, account, new Unit(readText(in)));
    }

    private static void write(Block block, ByteBuffer out) {
        out.put((byte) (block instanceof Block.Narrow ? 1 : 0));
        out.putInt(block.firstCustomer()).putInt(block.customers()).putInt(block.lines());
        out.asIntBuffer().put(block.offsets());
        out.position(out.position() + Integer.BYTES * block.offsets().length);
        if (block instanceof Block.Narrow narrow) {
            out.asCharBuffer().put(narrow.keys());
            out.position(out.position() + Character.BYTES * block.lines());
            out.asIntBuffer().put(narrow.amounts());
            out.position(out.position() + Integer.BYTES * block.lines());
        } else if (block instanceof Block.Wide wide) {
            out.asIntBuffer().put(wide.keys());
            out.position(out.position() + Integer.BYTES * block.lines());
            out.asLongBuffer().put(wide.amounts());
            out.position(out.position() + Long.BYTES * block.lines());
        }
    }

    private static Block readBlock(ByteBuffer in) {
        boolean narrow = in.get() == 1;
        int first = in.getInt();
        int[] offsets = new int[in.getInt() + 1];
        int lines = in.getInt();
        in.asIntBuffer().get(offsets);
        in.position(in.position() + Integer.BYTES * offsets.length);
        if (narrow) {
            char[] keys = new char[lines];
            in.asCharBuffer().get(keys);
            in.position(in.position() + Character.BYTES * lines);
            return new Block.Narrow(first, offsets, keys, readInts(in, lines));
        }
        int[] keys = readInts(in, lines);
        long[] amounts = new long[lines];
        in.asLongBuffer().get(amounts);
        in.position(in.position() + Long.BYTES * lines);
        return new Block.Wide(first, offsets, keys, amounts);
    }

    private static int[] readInts(ByteBuffer in, int count) {
        int[] ints = new int[count];
        in.asIntBuffer().get(ints);
        in.position(in.position() + Integer.BYTES * count);
        return ints;
    }

    private static int sizeOf(String text) {
        return Short.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void write(String text, ByteBuffer out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) bytes.length).put(bytes);
    }

    private static String readText(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int number(YearMonth month) {
        return Math.addExact(Math.multiplyExact(month.getYear(), MONTHS), month.getMonthValue() - 1);
    }

    private static YearMonth month(int number) {
        return YearMonth.of(Math.floorDiv(number, MONTHS), Math.floorMod(number, MONTHS) + 1);
    }
}
