package com.econlytics.examples;

import com.econlytics.examples.access.AccessToken;
import com.econlytics.examples.access.AccessTokens;
import com.econlytics.examples.access.Role;
import com.econlytics.examples.reconcile.WrongInputException;
import com.econlytics.examples.settings.Settings;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes and takes away the tokens with which people and programs are let in. */
@Command(
        name = "tokens",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the access tokens, makes one, or revokes one. Only hashes are kept; a token is shown once.",
            "",
            "Example: tokens create --name retool --role viewer",
            "",
            "viewer sees figures of the company; analyst customers too; operator also polls, replays and compares;",
            "admin also closes and reopens months."
        })
final class TokensCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        List<AccessToken> all = tokens().all();
        if (all.isEmpty()) {
            out().println("There are no tokens; make one with 'tokens create --name you --role analyst'.");
        }
        for (AccessToken token : all) {
            out().println(token.name() + "  " + token.role().name().toLowerCase(Locale.ROOT));
        }
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a token and shows it once.")
    int create(
            @Option(names = "--name", required = true, paramLabel = "<name>", description = "Whose it is.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "<role>",
                            description = "viewer, analyst, operator or admin.")
                    Role role) {
        String secret = AccessToken.newSecret(new SecureRandom());
        try {
            tokens().add(AccessToken.of(name, role, secret));
        } catch (IllegalArgumentException refused) {
            throw new WrongInputException(String.valueOf(refused.getMessage()));
        }
        out().println(secret);
        out().println("It is shown this once. Sign in with it, or send it as 'Authorization: Bearer ...'.");
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Makes a token worthless at once.")
    int revoke(
            @Option(names = "--name", required = true, paramLabel = "<name>", description = "Whose it is.")
                    String name) {
        if (!tokens().revoke(name)) {
            throw new WrongInputException("there is no token of the name " + name + "; 'tokens' lists them");
        }
        out().println("The token of " + name + " is revoked.");
        return 0;
    }

    private static AccessTokens tokens() {
        return AccessTokens.ofFile(Settings.accessTokens(System.getenv()));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
