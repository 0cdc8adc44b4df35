package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Columns as wide as their longest text, two spaces apart; the last one is not filled. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    List<String> lines(Ink ink) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column).isEmpty() ? "-" : row.get(column);
                line.append(cell);
                if (column < row.size() - 1) {
                    line.append(" ".repeat(width(column) - cell.length() + 2));
                }
            }
            lines.add(lines.isEmpty() ? ink.head(line.toString()) : line.toString());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> Math.max(1, row.get(column).length()))
                .max()
                .orElse(1);
    }
}
