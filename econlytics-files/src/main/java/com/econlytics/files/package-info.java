/**
 * Files in and out. Entry nouns by what you have: {@link com.econlytics.files.QuickBooksJson},
 * {@link com.econlytics.files.QuickBooksCsv}, {@link com.econlytics.files.XeroJson} and
 * {@link com.econlytics.files.StatementCsv} read a statement of the books;
 * {@link com.econlytics.files.ProfitabilityCsv} and {@link com.econlytics.files.JournalCsv} write ours.
 *
 * <p>A file is read whole or not at all: what cannot be read is refused with an
 * {@link com.econlytics.files.UnreadableFileException} that names the line, the column and what was expected, before
 * anything is handed on. A CSV file of any size is read in constant memory, several times over; it must not change meanwhile.
 */
@NullMarked
package com.econlytics.files;

import org.jspecify.annotations.NullMarked;
