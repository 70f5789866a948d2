package dev.undertone.ops;

import java.util.Set;

/**
 * Who asks.
 *
 * @param name of the key, else the address
 * @param known whether it has shown a key, or sits on this machine where no keys are set up
 */
record Caller(String name, boolean known, Set<Scope> scopes) {
    Caller {
        scopes = Set.copyOf(scopes);
    }
}
