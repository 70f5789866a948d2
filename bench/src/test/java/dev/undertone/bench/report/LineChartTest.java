package dev.undertone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class LineChartTest {
    private final LineChart chart = new LineChart("heap & more", "minutes", new double[] {0, 30, 60});

    @Test
    void thePictureIsWellFormedWithALineForEach() throws Exception {
        String svg = chart.line("heap", new double[] {1, 2, 3})
                .line("native", new double[] {4, 4, 4})
                .svg();

        Document parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals(2, parsed.getElementsByTagName("polyline").getLength());
    }

    @Test
    void theLargestValueIsAtTheTopAndZeroAtTheBottom() {
        String svg = chart.line("heap", new double[] {0, 5, 10}).svg();

        assertTrue(svg.contains("points=\"60.0,280.0 325.0,163.0 590.0,46.0\""), svg);
    }

    @Test
    void aLineHasAValueForEachPlace() {
        assertThrows(IllegalArgumentException.class, () -> chart.line("heap", new double[] {1}));
    }
}
