package dev.undertone.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lines over time in one unit, from zero, as SVG. */
public final class LineChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int RIGHT = 170;
    private static final int TOP = 46;
    private static final int BOTTOM = 40;
    private static final int STEPS = 4;
    private static final int LABEL_HEIGHT = 16;
    private static final List<String> COLOURS = List.of("#1f6f8b", "#c0622d", "#6a9a3b", "#7a5ba6");

    private final String title;
    private final String across;
    private final double[] at;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String label, double[] values) {}

    /**
     * An empty picture.
     *
     * @param across what {@code at} counts, like "minutes"; it rises
     */
    public LineChart(String title, String across, double[] at) {
        this.title = title;
        this.across = across;
        this.at = at.clone();
    }

    /** Adds a line with a value for each place. */
    public LineChart line(String label, double[] values) {
        if (values.length != at.length) {
            throw new IllegalArgumentException(values.length + " values of " + label + " at " + at.length + " places");
        }
        lines.add(new Line(label, values.clone()));
        return this;
    }

    /** The picture; readable on light and dark ground alike. */
    public String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                WIDTH, HEIGHT));
        svg.append(text(10, 24, "start", "font-weight=\"bold\" font-size=\"15\"", title));
        double most = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.values()))
                .max()
                .orElse(1);
        double top = Math.max(most, Double.MIN_NORMAL);
        for (int step = 0; step <= STEPS; step++) {
            svg.append(rung(top * step / STEPS, top));
        }
        double end = at[at.length - 1];
        for (int step = 0; step <= STEPS; step++) {
            svg.append(
                    text((int) x(end * step / STEPS), HEIGHT - BOTTOM + 18, "middle", "", number(end * step / STEPS)));
        }
        svg.append(text(WIDTH - RIGHT + 8, HEIGHT - BOTTOM + 18, "start", "", across));
        for (int i = 0; i < lines.size(); i++) {
            svg.append(path(i, top));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String rung(double value, double top) {
        return String.format(
                        Locale.ROOT,
                        "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                        LEFT,
                        WIDTH - RIGHT,
                        y(value, top),
                        y(value, top))
                + text(LEFT - 8, (int) y(value, top) + 4, "end", "", number(value));
    }

    /** The line, and its name in its colour beside the picture. */
    private String path(int index, double top) {
        Line line = lines.get(index);
        String colour = COLOURS.get(index % COLOURS.size());
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < at.length; i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(at[i]), y(line.values()[i], top)));
        }
        return String.format(
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                        points.toString().strip(), colour)
                + text(
                        WIDTH - RIGHT + 12,
                        TOP + 12 + index * LABEL_HEIGHT,
                        "start",
                        "font-weight=\"bold\" style=\"fill:" + colour + "\"",
                        line.label());
    }

    private double x(double place) {
        double end = Math.max(at[at.length - 1], Double.MIN_NORMAL);
        return LEFT + (WIDTH - LEFT - RIGHT) * place / end;
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%,.1f" : "%,.0f", value);
    }

    private static String text(int x, int y, String anchor, String more, String text) {
        return String.format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#222222\" %s>%s</text>%n",
                x, y, anchor, more, text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
