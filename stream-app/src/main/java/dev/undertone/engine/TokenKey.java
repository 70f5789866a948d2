package dev.undertone.engine;

import dev.undertone.text.TokenizedText;
import java.util.Arrays;

/** Token ids as the key of a map. */
record TokenKey(long[] ids) {
    static TokenKey of(TokenizedText tokens) {
        return new TokenKey(tokens.ids());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenKey key && Arrays.equals(ids, key.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }
}
