package dev.undertone.vader;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that VADER knows: words with their roles, emoji names, letter cases. Immutable once loaded.
 *
 * <p>The resource is compiled at build time by {@code src/build/java/LexiconCompiler.java}.
 */
final class Lexicon {
    private static final String RESOURCE = "lexicon.bin";
    private static final int MAGIC = 0x55564144;

    private final String digest;
    private final WordTable words;
    private final double[] valences;
    private final EmojiNames emoji;
    private final LetterCases cases;

    private Lexicon(String digest, DataInputStream in) throws IOException {
        this.digest = digest;
        if (in.readInt() != MAGIC) {
            throw new IOException(RESOURCE + " is no compiled lexicon");
        }
        int count = in.readInt();
        // The words of the rules come first; most of them occur again.
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Words.list().forEach(word -> numbers.put(word, numbers.size() + 1));
        byte[] roles = new byte[Words.count() + count];
        valences = new double[roles.length + 1];
        for (int index = 0; index < count; index++) {
            int next = numbers.size() + 1;
            int number = numbers.computeIfAbsent(in.readUTF(), word -> next);
            roles[number - 1] = in.readByte();
            valences[number] = in.readByte() / 10.0;
        }
        words = new WordTable(List.copyOf(numbers.keySet()), roles);
        cases = LetterCases.read(in);
        emoji = EmojiNames.read(in, cases);
    }

    /** The lexicon in this jar, loaded once. */
    static Lexicon builtIn() {
        return BuiltIn.LEXICON;
    }

    String digest() {
        return digest;
    }

    WordTable words() {
        return words;
    }

    EmojiNames emoji() {
        return emoji;
    }

    LetterCases cases() {
        return cases;
    }

    /** From -4 to 4; 0 for a word that is not laden. */
    double valence(int code) {
        return valences[WordCode.number(code)];
    }

    /** Loads on first use: a program that never falls back never pays. */
    private static final class BuiltIn {
        static final Lexicon LEXICON = load();

        private static Lexicon load() {
            try (InputStream in = Lexicon.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("Resource " + RESOURCE + " is missing from the jar");
                }
                byte[] content = in.readAllBytes();
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return new Lexicon(
                        HexFormat.of().formatHex(digest), new DataInputStream(new ByteArrayInputStream(content)));
            } catch (IOException e) {
                throw new UncheckedIOException("Resource " + RESOURCE + " cannot be read", e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }
}
