package com.econlytics.examples;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays the demo. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL, a fake Stripe and a fake Zendesk with a made-up company; backfills the first half of its"
                    + " year, delivers the second by webhooks, and compares every customer with the truth."
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final DemoOptions options = new DemoOptions();

    @Override
    public Integer call() {
        return options.play();
    }
}
