package com.econlytics.growth.health;

/** What a health score is made of; each is read from 0, worst, to 100, best. */
public enum HealthComponent {
    /** How lately the customer was active. */
    ACTIVITY,
    /** How content its support tickets sound. */
    SENTIMENT,
    /** How well it pays. */
    PAYMENT,
    /** How much of the product it uses. */
    ENGAGEMENT,
    /** How long it has been a customer. */
    TENURE,
    /** How much it pays a month. */
    RECURRING_REVENUE
}
