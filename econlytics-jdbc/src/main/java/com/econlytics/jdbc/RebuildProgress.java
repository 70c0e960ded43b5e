package com.econlytics.jdbc;

/** Is told how far a rebuild has come. */
@FunctionalInterface
public interface RebuildProgress {
    /**
     * So many facts are compared.
     *
     * @param done until now
     * @param all how many there are about to be
     */
    void compared(long done, long all);
}
