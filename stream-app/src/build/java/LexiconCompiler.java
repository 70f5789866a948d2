import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compiles VADER's words, emoji names and letter cases into the one resource that the room {@code vader} loads.
 *
 * <p>Run by Maven before resources are copied: {@code java LexiconCompiler.java <unpacked> <written> <output>}.
 * {@code unpacked} holds the two files taken from Maven Central, {@code written} our corrections to them. A source with
 * another digest, or a result with another count, fails the build.
 */
final class LexiconCompiler {
    private static final int MAGIC = 0x55564144;
    private static final byte LADEN = 1;
    private static final byte BOOSTER = 2;
    private static final byte DAMPENER = 4;
    private static final byte NEGATION = 8;

    private static final String WORDS_DIGEST = "88645aa949987662301d41a3f26b950f41b239a4de4e0d4aee84857bf242e35d";
    private static final String EMOJI_DIGEST = "fd4640e4c27ece9b5fa7d95e233ce7006d75131d81ac83955eb64207c8578a55";
    private static final int LADEN_WORDS = 7487;
    private static final int MODIFIERS = 141;
    private static final int EMOJI = 1212;
    private static final int LETTERS = 4401;

    /** The table of words packs each into three longs. */
    private static final int LONGEST_WORD = 24;

    /** The reference's emoji names are those of Emoji 11. */
    private static final double NEWEST_EMOJI = 11.0;

    private record Entry(byte roles, byte tenths) {}

    private record LetterRange(char kind, int first, int last) {}

    private LexiconCompiler() {}

    public static void main(String[] arguments) throws IOException {
        Path unpacked = Path.of(arguments[0]);
        Path written = Path.of(arguments[1]);
        Path output = Path.of(arguments[2]);

        Map<String, Entry> words = ladenWords(unpacked.resolve("vader_sentiment_lexicon.txt"), written);
        require("laden words", LADEN_WORDS, words.size());
        addModifiers(words, written.resolve("modifiers.txt"));
        require("words", LADEN_WORDS + MODIFIERS, words.size());
        Map<Integer, String> emoji = emojiNames(unpacked.resolve("emojis.json"), written);
        require("emoji", EMOJI, emoji.size());
        List<LetterRange> letters = letterRanges(written.resolve("letters.txt"));
        require(
                "cased letters",
                LETTERS,
                letters.stream()
                        .mapToInt(range -> range.last() - range.first() + 1)
                        .sum());

        byte[] resource = encode(words, letters, emoji);
        Files.createDirectories(output.toAbsolutePath().getParent());
        Files.write(output, resource);
    }

    private static Map<String, Entry> ladenWords(Path source, Path written) throws IOException {
        Map<String, Entry> words = new TreeMap<>();
        // Some keys occur twice; the reference keeps the last.
        for (String line : verified(source, WORDS_DIGEST, Charset.forName("windows-1252"))) {
            addLaden(words, line);
        }
        for (String line : facts(written.resolve("words.txt"))) {
            addLaden(words, line);
        }
        return words;
    }

    private static void addLaden(Map<String, Entry> words, String line) {
        String[] columns = line.strip().split("\t");
        String word = columns[0];
        if (isReachable(word)) {
            double tenths = Double.parseDouble(columns[1]) * 10;
            if (Math.abs(tenths - Math.rint(tenths)) > 1e-9) {
                throw new IllegalStateException("A valence finer than a tenth: " + line);
            }
            words.put(word, new Entry(LADEN, (byte) Math.rint(tenths)));
        }
    }

    /** Whether a token can ever equal the key: tokens are lower case, without spaces, and stripped of punctuation. */
    private static boolean isReachable(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && isPunctuation(word.charAt(from))) {
            from++;
        }
        while (from < to && isPunctuation(word.charAt(to - 1))) {
            to--;
        }
        boolean keptWhole = to - from <= 2 || to - from == word.length();
        return keptWhole && word.chars().allMatch(unit -> unit > ' ' && unit < 0x7F && !(unit >= 'A' && unit <= 'Z'));
    }

    private static boolean isPunctuation(char unit) {
        return unit > ' ' && unit < 0x7F && !Character.isLetterOrDigit(unit);
    }

    private static void addModifiers(Map<String, Entry> words, Path file) throws IOException {
        for (String line : facts(file)) {
            byte role = switch (line.charAt(0)) {
                case '+' -> BOOSTER;
                case '-' -> DAMPENER;
                case '!' -> NEGATION;
                default -> throw new IllegalStateException("Not a kind of modifier: " + line);
            };
            for (String word : line.substring(2).split(" ")) {
                if (words.put(word, new Entry(role, (byte) 0)) != null) {
                    throw new IllegalStateException("A modifier with a second role: " + word);
                }
            }
        }
    }

    private static Map<Integer, String> emojiNames(Path source, Path written) throws IOException {
        Map<Integer, String> names = new TreeMap<>();
        String emoji = "";
        double version = 0;
        // The file's digest is known, and so is its layout: one property a line, these three in this order.
        for (String line : verified(source, EMOJI_DIGEST, StandardCharsets.UTF_8)) {
            String value = line.substring(line.indexOf(':') + 1).strip().replace("\"", "");
            if (line.startsWith("  \"emoji\" :")) {
                emoji = value.replace("\uFE0F", "").replace(",", "");
            } else if (line.startsWith("  \"version\" :")) {
                version = Double.parseDouble(value.replace(",", ""));
            } else if (line.startsWith("  \"description\" :") && emoji.codePointCount(0, emoji.length()) == 1) {
                if (version <= NEWEST_EMOJI) {
                    names.put(emoji.codePointAt(0), value.substring(0, value.length() - 1));
                }
            }
        }
        for (String line : facts(written.resolve("emoji.txt"))) {
            String[] columns = line.split("\t");
            if (names.put(Integer.parseInt(columns[0], 16), columns[1]) == null) {
                throw new IllegalStateException("A name for an unknown emoji: " + line);
            }
        }
        return names;
    }

    private static List<LetterRange> letterRanges(Path file) throws IOException {
        List<LetterRange> ranges = new ArrayList<>();
        for (String line : facts(file)) {
            for (String range : line.substring(2).split(" ")) {
                String[] ends = range.split("-");
                int first = Integer.parseInt(ends[0], 16);
                ranges.add(new LetterRange(line.charAt(0), first, Integer.parseInt(ends[ends.length - 1], 16)));
            }
        }
        return ranges;
    }

    private static byte[] encode(Map<String, Entry> words, List<LetterRange> letters, Map<Integer, String> emoji)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(words.size());
        for (Map.Entry<String, Entry> word : words.entrySet()) {
            if (word.getKey().length() > LONGEST_WORD) {
                throw new IllegalStateException("Longer than " + LONGEST_WORD + ": " + word.getKey());
            }
            out.writeUTF(word.getKey());
            out.writeByte(word.getValue().roles());
            out.writeByte(word.getValue().tenths());
        }
        out.writeInt(letters.size());
        for (LetterRange range : letters) {
            out.writeByte(range.kind());
            out.writeInt(range.first());
            out.writeInt(range.last());
        }
        out.writeInt(emoji.size());
        for (Map.Entry<Integer, String> name : emoji.entrySet()) {
            out.writeInt(name.getKey());
            out.writeUTF(name.getValue());
        }
        return bytes.toByteArray();
    }

    private static List<String> verified(Path source, String expected, Charset charset) throws IOException {
        byte[] content = Files.readAllBytes(source);
        String actual = digest(content);
        if (!actual.equals(expected)) {
            throw new IllegalStateException(source + " has SHA-256 " + actual + ", expected " + expected);
        }
        return new String(content, charset)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The lines of a file written by us, without comments. */
    private static List<String> facts(Path file) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        }
    }

    private static void require(String what, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalStateException(actual + " " + what + ", expected " + expected);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
