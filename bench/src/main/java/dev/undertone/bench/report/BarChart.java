package dev.undertone.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars of medians with whiskers from the smallest to the largest round, as SVG. */
public final class BarChart {
    private static final int WIDTH = 760;
    private static final int LABEL_WIDTH = 190;
    private static final int VALUE_WIDTH = 130;
    private static final int ROW = 30;
    private static final int TOP = 46;
    private static final int BAR = 16;

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    private record Bar(String label, Spread spread, boolean ours) {}

    public BarChart(String title) {
        this.title = title;
    }

    /** Adds a bar; {@code ours} has the stronger colour. */
    public BarChart bar(String label, Spread spread, boolean ours) {
        bars.add(new Bar(label, spread, ours));
        return this;
    }

    /** The picture; readable on light and dark ground alike. */
    public String svg() {
        StringBuilder svg = new StringBuilder();
        int height = TOP + bars.size() * ROW + 10;
        svg.append(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                WIDTH, height));
        svg.append(text(10, 24, "start", "font-weight=\"bold\" font-size=\"15\"", title));
        double largest =
                bars.stream().mapToDouble(bar -> bar.spread().max()).max().orElse(1);
        double scale = (WIDTH - LABEL_WIDTH - VALUE_WIDTH) / largest;
        for (int i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), TOP + i * ROW, scale));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Bar bar, int y, double scale) {
        int middle = y + BAR / 2;
        double min = LABEL_WIDTH + bar.spread().min() * scale;
        double max = LABEL_WIDTH + bar.spread().max() * scale;
        String value = String.format(
                Locale.ROOT,
                bar.spread().median() < 100 ? "%,.1f" : "%,.0f",
                bar.spread().median());
        return text(LABEL_WIDTH - 8, middle + 5, "end", "", bar.label())
                + String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                        LABEL_WIDTH,
                        y,
                        bar.spread().median() * scale,
                        BAR,
                        bar.ours() ? "#1f6f8b" : "#9fb8c1")
                + String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#333333\" stroke-width=\"1.5\"/>%n",
                        min,
                        max,
                        middle,
                        middle)
                + text((int) max + 8, middle + 5, "start", "", value);
    }

    private static String text(int x, int y, String anchor, String more, String text) {
        return String.format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#222222\" %s>%s</text>%n",
                x, y, anchor, more, text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
