package com.econlytics.columnar;

import java.util.ArrayList;
import java.util.List;

/** Lines in the order in which they came, 16 bytes each, in pieces, so that none is copied when there are more. */
final class LineBuffer {
    private static final int PIECE = 1 << 16;

    private final List<Piece> pieces = new ArrayList<>();
    private int inLast = PIECE;

    /** What is done with each line. */
    interface Reader {
        void read(int customer, int key, long amount);
    }

    void add(int customer, int key, long amount) {
        if (inLast == PIECE) {
            pieces.add(new Piece(new int[PIECE], new int[PIECE], new long[PIECE]));
            inLast = 0;
        }
        Piece last = pieces.get(pieces.size() - 1);
        last.customers[inLast] = customer;
        last.keys[inLast] = key;
        last.amounts[inLast] = amount;
        inLast++;
    }

    /** Hands over every line, in order. */
    void forEach(Reader reader) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            int end = i == pieces.size() - 1 ? inLast : PIECE;
            for (int line = 0; line < end; line++) {
                reader.read(piece.customers[line], piece.keys[line], piece.amounts[line]);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // columns
    private record Piece(int[] customers, int[] keys, long[] amounts) {}
}
