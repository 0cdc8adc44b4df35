package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The base disks as a table. */
public final class BasesText implements TextView {
    @Override
    public List<String> lines(Map<String, Object> result, Ink ink) {
        List<? extends Map<?, ?>> bases = Values.maps(result, "bases");
        List<String> lines = new ArrayList<>();
        if (bases.isEmpty()) {
            if (result.containsKey("bases")) {
                lines.add("No base disk is in " + Values.text(result, "folder"));
            }
            return lines;
        }
        Table table = new Table("NAME", "STATE", "WINDOWS", "SIZE", "USED", "HOSTS");
        List<String> below = new ArrayList<>();
        for (Map<?, ?> base : bases) {
            String hosts = String.join(
                    " ",
                    Values.list(base, "hosts").stream().map(Object::toString).toList());
            String day = Values.text(base, "used").replaceFirst("T.*", "");
            table.row(
                    Values.text(base, "name"),
                    Values.text(base, "state"),
                    (Values.text(base, "release").replace("Windows Server ", "") + " " + Values.text(base, "edition"))
                            .strip(),
                    Values.size(base, "bytes"),
                    day,
                    hosts);
            if (!Values.text(base, "problem").isEmpty()) {
                below.add(ink.bad(Values.text(base, "name") + ": " + Values.text(base, "problem")));
            }
        }
        lines.addAll(table.lines(ink));
        lines.addAll(below);
        return lines;
    }
}
