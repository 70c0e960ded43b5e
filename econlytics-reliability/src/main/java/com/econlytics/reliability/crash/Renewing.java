package com.econlytics.reliability.crash;

import com.econlytics.connector.TokenPair;
import com.econlytics.connector.TokenStore;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Tokens that serve once are replaced, each by the next. */
final class Renewing implements Work {
    private static final String NAME = "zendesk/acme";
    private static final List<String> GENERATIONS = List.of("a", "b", "c", "d");

    @Override
    public String name() {
        return "renew tokens";
    }

    @Override
    public void prepare(Host host) {
        host.tokens().add(NAME, pair(GENERATIONS.get(0)));
    }

    @Override
    public void run(Host host, Consumer<String> acknowledged) {
        renewFrom(0, host.tokens(), acknowledged);
    }

    @Override
    public List<String> lost(Host host, Set<String> acknowledged) {
        String kept = kept(host);
        return acknowledged.stream()
                .filter(generation -> generation.compareTo(kept) > 0)
                .toList();
    }

    @Override
    public void recover(Host host, Set<String> acknowledged) {
        renewFrom(GENERATIONS.indexOf(kept(host)), host.tokens(), generation -> {});
    }

    @Override
    public List<String> state(Host host) {
        return List.of(kept(host));
    }

    private static void renewFrom(int first, TokenStore tokens, Consumer<String> acknowledged) {
        for (int i = first; i + 1 < GENERATIONS.size(); i++) {
            if (!tokens.replace(NAME, pair(GENERATIONS.get(i)), pair(GENERATIONS.get(i + 1)))) {
                throw new IllegalStateException(GENERATIONS.get(i) + " is not there any more");
            }
            acknowledged.accept(GENERATIONS.get(i + 1));
        }
    }

    private static String kept(Host host) {
        return host.tokens().find(NAME).map(TokenPair::refreshToken).orElse("");
    }

    private static TokenPair pair(String generation) {
        return new TokenPair("access_" + generation, generation, Story.AUGUST);
    }
}
