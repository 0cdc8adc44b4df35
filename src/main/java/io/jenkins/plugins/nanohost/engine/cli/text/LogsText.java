package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.List;
import java.util.Map;

/** The logs of a host as a table. */
public final class LogsText implements TextView {
    @Override
    public List<String> lines(Map<String, Object> result, Ink ink) {
        List<? extends Map<?, ?>> logs = Values.maps(result, "logs");
        if (logs.isEmpty()) {
            return List.of();
        }
        Table table = new Table("RUN", "TIME", "COMMAND", "SIZE");
        for (Map<?, ?> log : logs) {
            table.row(
                    Values.text(log, "run"),
                    Values.text(log, "time").replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", " UTC"),
                    Values.text(log, "command"),
                    Values.size(log, "bytes"));
        }
        return table.lines(ink);
    }
}
