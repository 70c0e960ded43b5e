/**
 * Stripe's money as facts. The entry noun is {@link com.econlytics.stripe.StripeAccount}; money comes in by two ways that
 * give the same facts: events pass the gate {@link com.econlytics.stripe.StripeWebhook} into the inbox and are read by
 * {@link com.econlytics.stripe.StripeEvents}; all of history is pulled by {@link
 * com.econlytics.stripe.StripeBalanceTransactions}, and who the customers are by {@link
 * com.econlytics.stripe.StripeCustomers}.
 *
 * <p>What subscriptions cost, state by state, comes by events and by {@link com.econlytics.stripe.StripeSubscriptions}.
 *
 * <p>What Stripe says about revenue without moving money comes the same two ways, as documents: {@link
 * com.econlytics.stripe.StripeInvoices}, {@link com.econlytics.stripe.StripeCreditNotes}, {@link
 * com.econlytics.stripe.StripeCheckouts}, {@link com.econlytics.stripe.StripePaymentIntents}, {@link
 * com.econlytics.stripe.StripePayouts}. Events of several accounts
 * are told apart by {@link com.econlytics.stripe.StripeConnect}.
 *
 * <p>{@link com.econlytics.stripe.StripeClearing} proves on every run that nothing is missing, by the balance that Stripe states
 * ({@link com.econlytics.stripe.StripeBalance}); {@link com.econlytics.stripe.StripeEventSweep} makes up for deliveries that
 * never came.
 *
 * <p>The balance transaction is the truth, and events only say "look again": whichever way a movement comes, it is read
 * by one rule, in {@code BalanceTransactionReader}. To read the room, start there, go on to {@code Category} and {@code
 * StripeCurrencies}, and then see how {@code Charges}, {@code Refunds} and {@code Disputes} find the transactions that an
 * event is about.
 */
@NullMarked
package com.econlytics.stripe;

import org.jspecify.annotations.NullMarked;
