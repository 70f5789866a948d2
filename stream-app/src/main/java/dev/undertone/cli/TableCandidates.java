package dev.undertone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undertone.ingest.RejectedException;
import dev.undertone.ingest.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table with a header: the column {@code text}, and if present those that a raw text knows. Others are left
 * out.
 *
 * <p>The table is read as ISO 8859-1, which keeps every byte, and each cell then decoded as strict UTF-8: a malformed
 * cell costs its row, not the file.
 */
final class TableCandidates implements CandidateSource {
    private static final String TEXT = "text";
    private static final String EVENT_TIME = "eventTime";
    private static final List<String> COLUMNS = List.of(TEXT, "id", "lang", "subject", EVENT_TIME, "label");

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final Map<String, Integer> columnByField = new LinkedHashMap<>();
    private final @Nullable Integer keyColumn;
    private boolean broken;

    private TableCandidates(CSVParser parser, @Nullable Integer keyColumn, Map<String, Integer> columnByField) {
        this.parser = parser;
        this.rows = parser.iterator();
        this.keyColumn = keyColumn;
        this.columnByField.putAll(columnByField);
    }

    /** Reads the header. */
    static TableCandidates open(InputStream in, InputFormat format, @Nullable String keyField)
            throws IOException, CommandException {
        CSVParser parser = CSVParser.builder()
                .setReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))
                .setFormat(format(format))
                .get();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (String name : parser.getHeaderNames()) {
            columns.putIfAbsent(columnName(name), columns.size());
        }
        Map<String, Integer> columnByField = new LinkedHashMap<>();
        for (String field : COLUMNS) {
            Integer column = columns.get(field.toLowerCase(Locale.ROOT));
            if (column != null) {
                columnByField.put(field, column);
            }
        }
        Integer keyColumn = keyField == null ? null : columns.get(keyField.toLowerCase(Locale.ROOT));
        String missing =
                columnByField.containsKey(TEXT) ? keyField != null && keyColumn == null ? keyField : null : TEXT;
        if (missing != null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the table has no column " + missing + "; its first line names "
                            + String.join(", ", columns.keySet()));
        }
        return new TableCandidates(parser, keyColumn, columnByField);
    }

    private static CSVFormat format(InputFormat format) {
        CSVFormat.Builder builder = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .setTrailingData(true);
        // In tables of tweets a quote is a quote.
        return format == InputFormat.TSV
                ? builder.setDelimiter('\t').setQuote(null).get()
                : builder.get();
    }

    private static String columnName(String header) {
        String name = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Candidate next() {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            return broken || !rows.hasNext() ? null : candidate(line, rows.next());
        } catch (RejectedException e) {
            return Candidate.refused(line, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            // After an open quote there is no telling where the next row begins.
            broken = true;
            return Candidate.refused(
                    line,
                    "the table cannot be read from here on: " + (e.getCause() == null ? e : e.getCause()).getMessage());
        }
    }

    private Candidate candidate(long line, CSVRecord row) throws RejectedException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Integer> field : columnByField.entrySet()) {
            String cell = cell(row, field.getValue());
            if (field.getKey().equals(EVENT_TIME) && cell.matches("\\d{1,18}")) {
                object.put(EVENT_TIME, Long.parseLong(cell));
            } else if (!cell.isEmpty()) {
                object.put(field.getKey(), cell);
            }
        }
        byte[] key = keyColumn == null ? null : cell(row, keyColumn).getBytes(StandardCharsets.UTF_8);
        if (key != null && key.length == 0) {
            return Candidate.refused(line, "the column for the key is empty");
        }
        return new Candidate(line, key, object.toString().getBytes(StandardCharsets.UTF_8), null);
    }

    private static String cell(CSVRecord row, int column) throws RejectedException {
        if (column >= row.size()) {
            return "";
        }
        byte[] bytes = row.get(column).getBytes(StandardCharsets.ISO_8859_1);
        return Utf8Text.decode(bytes, 0, bytes.length);
    }
}
