package dev.undertone.vader;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** The names that VADER reads instead of emoji. Only emoji of a single code point have one. */
final class EmojiNames {
    static final int NONE = -1;

    private final int[] points;
    private final String[] names;
    private final byte[][] folded;

    private EmojiNames(int count) {
        points = new int[count];
        names = new String[count];
        folded = new byte[count][];
    }

    /** Reads the names and marks their emoji among the letters. */
    static EmojiNames read(DataInputStream in, LetterCases cases) throws IOException {
        EmojiNames emoji = new EmojiNames(in.readInt());
        for (int index = 0; index < emoji.points.length; index++) {
            emoji.points[index] = in.readInt();
            emoji.names[index] = in.readUTF();
            emoji.folded[index] = cases.fold(emoji.names[index]);
        }
        for (int point : emoji.points) {
            cases.markSpecial(point);
        }
        return emoji;
    }

    /** The index of an emoji, or {@link #NONE}. */
    int find(int point) {
        return Math.max(NONE, Arrays.binarySearch(points, point));
    }

    /** The name as folded bytes, not to be changed. */
    byte[] folded(int index) {
        return folded[index];
    }

    /** The code points of a text in which emoji are spelled out: one for each byte of the folded text. */
    int[] spellOut(String text) {
        StringBuilder spelled = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int index = find(point);
            if (index == NONE) {
                spelled.appendCodePoint(point);
            } else {
                if (spelled.length() > 0 && spelled.charAt(spelled.length() - 1) != ' ') {
                    spelled.append(' ');
                }
                spelled.append(names[index]);
            }
        });
        return spelled.codePoints().toArray();
    }
}
