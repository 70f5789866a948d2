package dev.undertone.quickstart;

/** How a piece of a line looks where colour is wanted. */
enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private static final String ESCAPE = "\u001B[";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text) {
        return code.isEmpty() || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
