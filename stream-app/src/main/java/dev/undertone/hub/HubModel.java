package dev.undertone.hub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model at a hub.
 *
 * @param revision branch, tag or commit
 */
public record HubModel(String owner, String name, String revision) {
    private static final String PART = "[a-zA-Z0-9][\\w.-]{0,95}";
    private static final Pattern FORM =
            Pattern.compile("hf:(" + PART + ")/(" + PART + ")(?:@([a-zA-Z0-9][\\w./-]{0,199}))?");

    /** Reads {@code hf:OWNER/NAME} or {@code hf:OWNER/NAME@revision}; anything else is an {@code IllegalArgumentException}. */
    public static HubModel parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || text.contains("..") || text.contains("//")) {
            throw new IllegalArgumentException(text + " is not hf:OWNER/NAME or hf:OWNER/NAME@revision");
        }
        return new HubModel(parts.group(1), parts.group(2), parts.group(3) == null ? "main" : parts.group(3));
    }

    /** {@code OWNER/NAME}. */
    public String id() {
        return owner + "/" + name;
    }

    @Override
    public String toString() {
        return "hf:" + id() + "@" + revision;
    }
}
