package com.econlytics.reliability.crash;

/**
 * A moment at which a program ends.
 *
 * @param work what it was doing
 * @param number before or after which of its calls, see {@link Steps}
 */
record Point(Work work, int number) {
    @Override
    public String toString() {
        return work.name() + ", " + (number % 2 == 0 ? "before" : "after") + " call " + number / 2;
    }
}
