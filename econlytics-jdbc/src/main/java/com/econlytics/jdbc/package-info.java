/**
 * The ledger on PostgreSQL. The entry noun is {@link com.econlytics.jdbc.JdbcLedger}; call
 * {@link com.econlytics.jdbc.Schema#migrate} once before it.
 *
 * <p>How to read it: {@code Schema} lays the tables, {@code JdbcLedger} opens one transaction for each booking, in which
 * {@code Parties} and {@code Matches} find out whose the facts are, {@code Facts} stores what was said, and {@code Journal}
 * appends the lines that {@code Booking} asks for. {@code JdbcInbox}, {@code JdbcLeases} and {@code JdbcAuditLog} are the small ports
 * beside it. {@code Roles} divides the rights among several users.
 *
 * <p>Reports read the view {@code econlytics_report.customer_profitability}.
 */
@NullMarked
package com.econlytics.jdbc;

import org.jspecify.annotations.NullMarked;
