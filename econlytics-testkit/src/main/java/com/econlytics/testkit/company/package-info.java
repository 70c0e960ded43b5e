/**
 * A company whose true profit is known. The entry noun is {@link com.econlytics.testkit.company.SyntheticCompany}: a
 * story of customers, {@link com.econlytics.testkit.company.Charge charges} with their refunds and disputes, and {@link
 * com.econlytics.testkit.company.Ticket tickets}, generated from a {@link com.econlytics.testkit.company.CompanyPlan}.
 *
 * <p>The {@link com.econlytics.testkit.company.Truth} is added up while the story is told, so it owes nothing to the
 * JSON in which the story is served nor to the code that reads it. Amounts are minor units of the one currency in
 * which the company settles.
 */
@NullMarked
package com.econlytics.testkit.company;

import org.jspecify.annotations.NullMarked;
