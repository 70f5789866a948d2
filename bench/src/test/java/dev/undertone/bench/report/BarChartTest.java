package dev.undertone.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class BarChartTest {
    @Test
    void thePictureIsWellFormedWithABarForEachRow() throws Exception {
        String svg = new BarChart("fast & slow")
                .bar("undertone", new Spread(List.of(10.0, 12.0)), true)
                .bar("naive <1>", new Spread(List.of(4.0)), false)
                .svg();

        Document parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals(2 + 1, parsed.getElementsByTagName("rect").getLength());
    }

    @Test
    void theLongestBarFillsTheRoom() {
        String svg =
                new BarChart("one").bar("a", new Spread(List.of(5.0)), true).svg();

        assertTrue(svg.contains("width=\"440.0\""), svg);
    }
}
