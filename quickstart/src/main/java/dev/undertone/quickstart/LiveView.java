package dev.undertone.quickstart;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Redraws one screen in place, beside what the terminal showed before, which comes back at the end.
 *
 * <p>Threads: one; a process that ends early restores the terminal on its way out.
 */
final class LiveView implements View {
    private static final long REDRAW_MILLIS = 500;
    private static final String ESCAPE = "\u001B[";
    // Other screen, no cursor, no wrapping: on a terminal narrower than believed, lines end instead of running on.
    private static final String ENTER = ESCAPE + "?1049h" + ESCAPE + "?25l" + ESCAPE + "?7l" + ESCAPE + "2J";
    private static final String LEAVE = ESCAPE + "?7h" + ESCAPE + "?25h" + ESCAPE + "?1049l";
    private static final String HOME = ESCAPE + "H";
    private static final String CLEAR_LINE = ESCAPE + "K";

    private final PrintWriter out;
    private final Terminal terminal;
    private final Screen screen;
    private final Thread restorer;
    private long nextMillis;

    LiveView(PrintWriter out, Terminal terminal, Scene scene) {
        this.out = out;
        this.terminal = terminal;
        this.screen = new Screen(scene, terminal.columns(), terminal.rows());
        this.restorer = new Thread(() -> write(LEAVE), "quickstart-restorer");
        Runtime.getRuntime().addShutdownHook(restorer);
        write(ENTER);
    }

    @Override
    public void show(Ledger ledger, String news, Duration elapsed, long nowMillis) {
        if (nowMillis < nextMillis) {
            return;
        }
        nextMillis = nowMillis + REDRAW_MILLIS;
        StringBuilder frame = new StringBuilder(HOME);
        String separator = "";
        for (Line line : screen.lines(ledger, news, elapsed, nowMillis)) {
            frame.append(separator)
                    // Before the line: after it, it would take the character in the last column.
                    .append(CLEAR_LINE)
                    .append(line.show(terminal.columns(), terminal.colour()));
            // None after the last, which would scroll the screen.
            separator = "\r\n";
        }
        write(frame.toString());
    }

    @Override
    public void close() {
        write(LEAVE);
        try {
            Runtime.getRuntime().removeShutdownHook(restorer);
        } catch (IllegalStateException e) {
            // The process is ending already; to restore twice does no harm.
        }
    }

    private void write(String text) {
        out.print(text);
        out.flush();
    }
}
